package io.sluice.plan;

import java.util.List;
import java.util.Optional;

import graphql.language.SourceLocation;

/**
 * One field of a layout.
 *
 * @param responseName its name in the answer: the alias, or the field's name
 * @param coordinate its place in the schema, such as {@code Product.price}; empty if that
 * is not for the client to know
 * @param locations where it stands in the document
 * @param shape what kind of value it has
 * @param source where the value comes from
 * @param service the service that answers for it, if any
 * @param guard what must hold, or it is not shown
 */
public record FieldPlan(String responseName, String coordinate, List<SourceLocation> locations, Shape shape,
		Source source, Optional<String> service, Guard guard) {

	public FieldPlan {
		locations = List.copyOf(locations);
	}

}
