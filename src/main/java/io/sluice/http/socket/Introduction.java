package io.sluice.http.socket;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.sluice.http.Report;

import org.springframework.http.HttpHeaders;

/**
 * What a client says of itself on a socket. Pages cannot set headers when they open one:
 * so some members count as headers do, and their names are compared as those of headers
 * are.
 *
 * @param payload as it was sent; empty if nothing was
 */
record Introduction(Map<String, Object> payload) {

	/**
	 * Whether a report is asked for with something that is no text.
	 * @return the name of the member; empty if all is well
	 */
	Optional<String> mistaken() {
		return Stream.of(Report.values())
			.map(Report::header)
			.filter((name) -> said(name).anyMatch((value) -> value != null && !(value instanceof String)))
			.findFirst();
	}

	/**
	 * The tokens that it shows.
	 * @return each member of that name, as a header would say it
	 */
	List<String> authorization() {
		return said(HttpHeaders.AUTHORIZATION).map((value) -> Objects.toString(value, "")).toList();
	}

	/**
	 * What its operations say.
	 * @param upgraded the headers that came with the upgrade
	 * @return the same, but for what is asked for here
	 */
	HttpHeaders headers(HttpHeaders upgraded) {
		HttpHeaders headers = HttpHeaders.copyOf(upgraded);
		for (Report report : Report.values()) {
			said(report.header()).filter(String.class::isInstance)
				.findFirst()
				.ifPresent((value) -> headers.set(report.header(), (String) value));
		}
		return HttpHeaders.readOnlyHttpHeaders(headers);
	}

	private Stream<Object> said(String name) {
		return this.payload.entrySet()
			.stream()
			.filter((entry) -> name.equalsIgnoreCase(entry.getKey()))
			.map(Map.Entry::getValue);
	}

}
