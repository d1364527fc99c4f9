package io.sluice.plan;

import java.util.Optional;
import java.util.Set;

import graphql.language.OperationDefinition;

/**
 * What an operation is told apart by, where it is measured and logged.
 *
 * @param name its name in the document, if it has one; as long as the client likes
 * @param kind query, mutation or subscription
 * @param deprecated the deprecated fields that it asks for, such as {@code Product.price}
 */
public record Title(Optional<String> name, OperationDefinition.Operation kind, Set<String> deprecated) {

	public Title {
		deprecated = Set.copyOf(deprecated);
	}

}
