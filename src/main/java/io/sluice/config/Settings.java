package io.sluice.config;

import java.util.List;
import java.util.Map;

/**
 * All that is configured below {@code sluice}, and what that may name.
 *
 * @param services the services by name
 * @param security who may do what
 * @param limits what a client may demand at most
 * @param documents which documents are executed
 * @param answers how answers are given
 * @param cache how much of what was fetched is kept
 * @param rateLimits how much callers may use in a time
 * @param reload how changes are taken over
 * @param spring what is defined for Spring Boot, and may be named
 * @param written every value, known or not, in the order of files and lines
 */
public record Settings(Map<String, ServiceSettings> services, SecuritySettings security, LimitSettings limits,
		DocumentSettings documents, AnswerSettings answers, CacheSettings cache, RateSettings rateLimits,
		ReloadSettings reload, SpringSettings spring, List<Setting> written) {

	public Settings {
		services = Map.copyOf(services);
		written = List.copyOf(written);
	}

	/**
	 * The same with other things to name.
	 * @param other what is defined for Spring Boot
	 * @return the settings with it
	 */
	public Settings with(SpringSettings other) {
		return new Settings(this.services, this.security, this.limits, this.documents, this.answers, this.cache,
				this.rateLimits, this.reload, other, this.written);
	}

}
