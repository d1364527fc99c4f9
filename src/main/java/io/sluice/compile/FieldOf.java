package io.sluice.compile;

import java.util.Optional;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.schema.FieldCoordinates;

/**
 * A field of an object type.
 *
 * @param type the type
 * @param node the field as declared
 */
record FieldOf(Declared type, FieldDefinition node) {

	Optional<Directive> directive(String name) {
		return this.node.getDirectives(name).stream().findFirst();
	}

	FieldCoordinates coordinates() {
		return FieldCoordinates.coordinates(this.type.name(), this.node.getName());
	}

	@Override
	public String toString() {
		return this.type.name() + "." + this.node.getName();
	}

}
