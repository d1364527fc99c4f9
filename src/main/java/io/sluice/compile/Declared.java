package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import graphql.language.Directive;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.Type;

/**
 * A type as declared, with all its extensions.
 *
 * @param name its name
 * @param kind what it is
 * @param node where it is declared
 * @param directives what is applied to it
 * @param fields of an object or interface
 * @param inputs fields of an input type
 * @param values of an enum
 * @param related interfaces of an object or interface, members of a union
 */
record Declared(String name, Kind kind, Node<?> node, List<Directive> directives, List<FieldDefinition> fields,
		List<InputValueDefinition> inputs, List<EnumValueDefinition> values, List<Type<?>> related) {

	Optional<Directive> directive(String name) {
		return this.directives.stream().filter((directive) -> directive.getName().equals(name)).findFirst();
	}

	/** Its fields or values, with all that share a name. */
	List<? extends NamedNode<?>> members() {
		return Stream.of(this.fields, this.inputs, this.values).flatMap(List::stream).toList();
	}

	Declared plus(Declared extension) {
		return new Declared(this.name, this.kind, this.node, both(this.directives, extension.directives),
				both(this.fields, extension.fields), both(this.inputs, extension.inputs),
				both(this.values, extension.values), both(this.related, extension.related));
	}

	private static <T> List<T> both(List<T> first, List<T> second) {
		List<T> both = new ArrayList<>(first);
		both.addAll(second);
		return both;
	}

	Stream<FieldOf> fieldsOf() {
		return this.fields.stream().map((field) -> new FieldOf(this, field));
	}

}
