package io.sluice.generation;

import java.util.Map;
import java.util.regex.Pattern;

/** What graphql-java says of a value, without the names of Java's classes. */
final class Wording {

	private static final Pattern ALTERNATIVE = Pattern.compile(" or 'java\\.[\\w.]+'");

	private static final Pattern PACKAGE = Pattern.compile("\\bjava\\.(?:\\w+\\.)+");

	private static final Pattern FOUND = Pattern.compile("(?<=\\bwas |\\bwas a |\\bwas '|\\bwas a ')\\w+");

	/** Others are called in GraphQL as they are in Java. */
	private static final Map<String, String> KINDS = Map.of("LinkedHashMap", "object", "ArrayList", "list", "Integer",
			"number", "Long", "number", "BigInteger", "number", "Double", "number", "BigDecimal", "number");

	private Wording() {
	}

	/**
	 * Tells the same in the words of JSON.
	 * @param message says what kind of value was expected, and what it was
	 * @return the message for clients
	 */
	static String plain(String message) {
		String unqualified = PACKAGE.matcher(ALTERNATIVE.matcher(message).replaceAll("")).replaceAll("");
		return FOUND.matcher(unqualified).replaceAll((found) -> KINDS.getOrDefault(found.group(), found.group()));
	}

}
