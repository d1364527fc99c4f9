package io.sluice.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.JsonPath;

/** Reads of the claims of a verified token who brings it. */
final class CallerReader {

	private final List<JsonPath> scopeClaims;

	/**
	 * Reads.
	 * @param scopeClaims where the scopes are: the first of these that is there
	 */
	CallerReader(List<JsonPath> scopeClaims) {
		this.scopeClaims = List.copyOf(scopeClaims);
	}

	/** The caller; a claim that is null is none. */
	Caller caller(Map<String, Object> claims) {
		Map<String, Object> present = new HashMap<>(claims);
		present.values().removeIf(Objects::isNull);
		return new Caller(true, scopes(present), present);
	}

	private Set<String> scopes(Map<String, Object> claims) {
		return this.scopeClaims.stream()
			.map((path) -> path.in(claims))
			.filter((value) -> value != null && value != Absent.ABSENT)
			.findFirst()
			.stream()
			.flatMap(CallerReader::names)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** RFC 6749, 3.3: a text, separated by blanks. Some issuers write lists. */
	private static Stream<String> names(Object scopes) {
		return switch (scopes) {
			case String text -> Arrays.stream(text.split(" ")).filter((name) -> !name.isEmpty());
			case Collection<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
			default -> Stream.empty();
		};
	}

}
