package io.sluice.compile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.sluice.config.SecuritySettings;
import io.sluice.config.Setting;

/** Compiles {@code sluice.security.client-headers}. */
final class ClientHeaders {

	private final Problems problems;

	ClientHeaders(Problems problems) {
		this.problems = problems;
	}

	/** The names in lower case. */
	Set<String> compile(SecuritySettings security) {
		Set<String> headers = new TreeSet<>();
		List<Setting> written = security.clientHeaders();
		for (Setting header : (written != null) ? written : List.<Setting>of()) {
			if (!HeaderNames.isToken(header.text())) {
				this.problems.add(header.place(), header.key() + " is \"" + header.text()
						+ "\", which is no name of a header. Use letters, digits and dashes.");
			}
			headers.add(header.text().toLowerCase(Locale.ROOT));
		}
		return headers;
	}

}
