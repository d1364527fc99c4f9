package io.sluice.compile;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/**
 * Checks how the gateway's directives are applied: built, at their place, with the
 * arguments that they are declared with.
 */
final class DirectiveCheck {

	private static final Map<String, String> PLACES = Map.of("FIELD_DEFINITION", "a field", "OBJECT", "an object type",
			"INTERFACE", "an interface", "UNION", "a union", "ENUM", "an enum", "ENUM_VALUE", "an enum value",
			"INPUT_OBJECT", "an input type", "INPUT_FIELD_DEFINITION", "an input field", "ARGUMENT_DEFINITION",
			"an argument", "SCALAR", "a scalar");

	private static final String TWICE = " is given twice. Leave one out.";

	private final Problems problems;

	private final SluiceDirectives directives;

	private final LiteralCheck literals;

	DirectiveCheck(Problems problems, SluiceDirectives directives) {
		this.problems = problems;
		this.directives = directives;
		this.literals = new LiteralCheck(problems, directives.types());
	}

	void check(Collection<? extends Definition<?>> definitions) {
		definitions.forEach((definition) -> {
			if (definition instanceof DirectiveDefinition directive) {
				checkDeclaration(directive);
			}
			new NodeTraverser().preOrder(new Visitor(), definition);
		});
	}

	/** Checks what only shows when types and their extensions are seen as one. */
	void check(Declarations types) {
		for (Kind kind : Kind.values()) {
			types.all(kind).forEach((type) -> {
				Set<String> names = new HashSet<>();
				type.directives()
					.stream()
					.filter((directive) -> this.directives.has(directive.getName())
							&& this.directives.isBuilt(directive.getName()) && !names.add(directive.getName()))
					.forEach((directive) -> this.problems.add(directive, "@" + directive.getName() + TWICE));
			});
		}
	}

	private void checkDeclaration(DirectiveDefinition definition) {
		if (this.directives.has(definition.getName())) {
			this.problems.add(definition, "@" + definition.getName()
					+ " comes with the gateway and needs no declaration. Leave this one out.");
		}
	}

	private void check(Directive directive, Node<?> parent, Node<?> grandparent) {
		String name = "@" + directive.getName();
		if (!this.directives.isBuilt(directive.getName())) {
			this.problems.add(directive, name + " is not supported yet.");
			return;
		}
		DirectiveDefinition definition = this.directives.definition(directive.getName()).orElseThrow();
		List<String> places = definition.getDirectiveLocations().stream().map((place) -> place.getName()).toList();
		String place = place(parent, grandparent);
		if (!places.contains(place)) {
			this.problems.add(directive, name + " means nothing on " + PLACES.getOrDefault(place, "the schema")
					+ ". It belongs on " + String.join(" or ", places.stream().map(PLACES::get).toList()) + ".");
			return;
		}
		if (grandparent instanceof InterfaceTypeDefinition type) {
			this.problems.add(directive, name + " stands on a field of the interface " + type.getName()
					+ ". Bindings belong on the fields of the object types that implement it.");
			return;
		}
		List<Directive> same = ((DirectivesContainer<?>) parent).getDirectives(directive.getName());
		if (!Problems.place(same.getFirst()).equals(Problems.place(directive))) {
			this.problems.add(directive, name + TWICE);
		}
		this.literals.arguments(name, definition.getInputValueDefinitions(), directive, directive.getArguments());
	}

	private static String place(Node<?> parent, Node<?> grandparent) {
		return switch (parent) {
			case FieldDefinition _ -> "FIELD_DEFINITION";
			case InputValueDefinition _ when grandparent instanceof InputObjectTypeDefinition ->
				"INPUT_FIELD_DEFINITION";
			case InputValueDefinition _ -> "ARGUMENT_DEFINITION";
			case EnumValueDefinition _ -> "ENUM_VALUE";
			case ObjectTypeDefinition _ -> "OBJECT";
			case InterfaceTypeDefinition _ -> "INTERFACE";
			case UnionTypeDefinition _ -> "UNION";
			case EnumTypeDefinition _ -> "ENUM";
			case InputObjectTypeDefinition _ -> "INPUT_OBJECT";
			case ScalarTypeDefinition _ -> "SCALAR";
			default -> "SCHEMA";
		};
	}

	/** Visits each of them. */
	private final class Visitor extends NodeVisitorStub {

		@Override
		@SuppressWarnings("rawtypes")
		public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
			DirectiveCheck check = DirectiveCheck.this;
			if (check.directives.has(node.getName())) {
				check.check(node, context.getParentNode(), context.getParentContext().getParentNode());
			}
			return TraversalControl.CONTINUE;
		}

	}

}
