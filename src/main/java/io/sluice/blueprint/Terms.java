package io.sluice.blueprint;

import java.util.Set;

/**
 * What holds between clients and the gateway, whatever the fields are.
 *
 * @param clientHeaders names of request headers, in lower case, that templates may read
 * @param limits what clients may demand
 * @param security who may ask
 * @param documents which documents are executed
 * @param statuses what is said in HTTP, where there is a choice
 * @param cache how much of what was fetched is kept
 * @param rates how much callers may use in a time
 * @param reload how changes are taken over
 */
public record Terms(Set<String> clientHeaders, Limits limits, Security security, Documents documents, Statuses statuses,
		CacheTerms cache, RateTerms rates, ReloadTerms reload) {

	public Terms {
		clientHeaders = Set.copyOf(clientHeaders);
	}

}
