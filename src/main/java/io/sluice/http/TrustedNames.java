package io.sluice.http;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.blueprint.Documents;

/** The names of the operations that the gateway itself knows. */
final class TrustedNames {

	private TrustedNames() {
	}

	/** The names in all trusted documents. */
	static Set<String> of(Documents documents) {
		return documents.trusted().values().stream().flatMap(TrustedNames::of).collect(Collectors.toUnmodifiableSet());
	}

	private static Stream<String> of(String text) {
		return Parser.parse(text)
			.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.flatMap((operation) -> Optional.ofNullable(operation.getName()).stream());
	}

}
