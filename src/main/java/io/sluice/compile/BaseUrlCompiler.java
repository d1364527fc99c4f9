package io.sluice.compile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.sluice.config.Setting;

/** Compiles {@code rest.base-url}. */
final class BaseUrlCompiler {

	static final URI NOWHERE = URI.create("http://invalid");

	private final Problems problems;

	BaseUrlCompiler(Problems problems) {
		this.problems = problems;
	}

	/** The URL; something harmless if it is none. */
	URI compile(Setting setting) {
		if (SettingValues.isUnset(setting)) {
			return NOWHERE;
		}
		Optional<String> refusal;
		URI url = NOWHERE;
		try {
			url = new URI(setting.text().strip().replaceAll("/+$", ""));
			refusal = refusal(url);
		}
		catch (URISyntaxException ex) {
			refusal = Optional.of("is no URL: " + ex.getReason().toLowerCase(Locale.ROOT));
		}
		if (url.getRawUserInfo() != null) {
			this.problems.add(setting.place(),
					setting.key() + " has a user name in it, which would go into logs. Send credentials in a header.");
		}
		refusal.ifPresent((why) -> this.problems.add(setting.place(), setting.key() + " is \"" + setting.text()
				+ "\", which " + why + ". Write it like http://catalog:8080/v1."));
		return url;
	}

	private static Optional<String> refusal(URI url) {
		String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
		if (!Set.of("http", "https").contains(scheme)) {
			return Optional.of("does not begin with http:// or https://");
		}
		if (url.getHost() == null) {
			return Optional.of("names no host");
		}
		return (url.getRawQuery() != null || url.getRawFragment() != null)
				? Optional.of("has a query or fragment; parameters belong into the query of @rest") : Optional.empty();
	}

}
