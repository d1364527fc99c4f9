package io.sluice.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.FragmentDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/**
 * Checks that all types and directives are there, once, and are used for what they are.
 */
final class DeclarationCheck {

	private final Problems problems;

	private final Declarations types;

	private final SluiceDirectives directives;

	private final LiteralCheck literals;

	DeclarationCheck(Problems problems, Declarations types, SluiceDirectives directives) {
		this.problems = problems;
		this.types = types;
		this.directives = directives;
		this.literals = new LiteralCheck(problems, types);
	}

	void check(Collection<? extends Definition<?>> definitions) {
		checkOnce(definitions);
		checkRoots(definitions);
		for (Kind kind : Kind.values()) {
			this.types.all(kind).forEach(this::check);
		}
		List<String> known = new ArrayList<>(this.directives.names());
		known.addAll(List.of("deprecated", "specifiedBy", "oneOf"));
		definitions.forEach((definition) -> {
			if (definition instanceof DirectiveDefinition directive) {
				known.add(directive.getName());
				inputs("@" + directive.getName(), directive.getInputValueDefinitions());
			}
			if (definition instanceof OperationDefinition || definition instanceof FragmentDefinition) {
				this.problems.add(definition, "This is an operation, but schema/ holds only types.");
			}
		});
		definitions.forEach((definition) -> new NodeTraverser().preOrder(new Visitor(known), definition));
	}

	private void checkOnce(Collection<? extends Definition<?>> definitions) {
		Map<String, Node<?>> seen = new HashMap<>();
		for (Definition<?> definition : definitions) {
			if (definition instanceof TypeDefinition<?> type && !(definition instanceof SDLExtensionDefinition)) {
				Node<?> first = seen.putIfAbsent(type.getName(), definition);
				if (first != null) {
					this.problems.add(definition, "The type " + type.getName() + " is declared twice, first at "
							+ Problems.place(first) + ". Rename one, or write \"extend\" before this one.");
				}
			}
		}
	}

	private void checkRoots(Collection<? extends Definition<?>> definitions) {
		List<SchemaDefinition> schemas = new ArrayList<>();
		definitions.forEach((definition) -> {
			if (definition instanceof SchemaDefinition schema) {
				schema.getOperationTypeDefinitions().forEach(this::checkRoot);
				if (!(schema instanceof SchemaExtensionDefinition)) {
					schemas.add(schema);
				}
			}
		});
		schemas.stream()
			.skip(1)
			.forEach((schema) -> this.problems.add(schema, "The schema is declared twice, first at "
					+ Problems.place(schemas.getFirst()) + ". Leave one out."));
		Optional<Declared> query = this.types.root("query");
		if (query.isEmpty() && !definitions.isEmpty()) {
			this.problems.add(definitions.iterator().next(),
					"There is no type Query. Every schema has one, with the fields that clients begin with.");
		}
	}

	private void checkRoot(OperationTypeDefinition operation) {
		known(operation.getTypeName()).filter((type) -> type.kind() != Kind.OBJECT)
			.ifPresent((type) -> this.problems.add(operation.getTypeName(),
					"A " + operation.getName() + " begins with an object type, but " + type.name() + " is none."));
	}

	private void check(Declared type) {
		checkName(type.name(), type.node());
		type.fields().forEach((field) -> {
			reference(field.getType(), "the type of " + type.name() + "." + field.getName(), Kind.INPUT);
			inputs(type.name() + "." + field.getName(), field.getInputValueDefinitions());
		});
		inputs(type.name(), type.inputs());
		checkNames(type.name(), type.members());
		type.related().forEach((related) -> related(type, Types.named(related)));
		if (type.kind() == Kind.INPUT) {
			checkCycle(type);
		}
		if (type.kind() == Kind.UNION) {
			checkMembers(type);
		}
		if (type.kind() == Kind.SCALAR && !Scalars.isStandard(type.name()) && Scalars.extended(type.name()).isEmpty()) {
			this.problems.add(type.node(), "Nobody knows the scalar " + type.name() + ". "
					+ Suggestion.of(type.name(), "Known", Scalars.names()));
		}
	}

	private void checkNames(String owner, List<? extends NamedNode<?>> named) {
		Set<String> names = new HashSet<>();
		named.forEach((node) -> checkName(node.getName(), node));
		named.stream()
			.filter((node) -> !names.add(node.getName()))
			.forEach((node) -> this.problems.add(node,
					owner + " declares \"" + node.getName() + "\" twice. Leave one out."));
	}

	private void checkName(String name, Node<?> node) {
		if (name.startsWith("__")) {
			this.problems.add(node, name + " begins with \"__\", which GraphQL keeps for itself.");
		}
	}

	private void checkMembers(Declared union) {
		Set<String> names = new HashSet<>();
		union.related()
			.stream()
			.map(Types::named)
			.filter((member) -> !names.add(member.getName()))
			.forEach((member) -> this.problems.add(member,
					union.name() + " holds " + member.getName() + " twice. Leave one out."));
		if (names.isEmpty()) {
			this.problems.add(union.node(), union.name() + " has no members. Give it at least one.");
		}
	}

	private void related(Declared type, TypeName name) {
		Kind fit = (type.kind() == Kind.UNION) ? Kind.OBJECT : Kind.INTERFACE;
		known(name).filter((other) -> other.kind() != fit)
			.ifPresent((other) -> this.problems.add(name,
					(fit == Kind.OBJECT)
							? type.name() + " is a union, which holds object types, but " + other.name() + " is none."
							: type.name() + " implements interfaces, but " + other.name() + " is none."));
	}

	/** An input type that needs itself can never be sent: JSON ends somewhere. */
	private void checkCycle(Declared type) {
		List<String> way = new ArrayList<>();
		if (needs(type, type.name(), way)) {
			this.problems.add(type.node(), "No client can send " + type.name() + ", because it needs itself: "
					+ String.join(" -> ", way) + " -> " + type.name() + ". Make one of these fields nullable.");
		}
	}

	private boolean needs(Declared type, String sought, List<String> way) {
		for (InputValueDefinition field : type.inputs()) {
			if (field.getType() instanceof NonNullType required && required.getType() instanceof TypeName name
					&& !way.contains(type.name() + "." + field.getName())) {
				way.add(type.name() + "." + field.getName());
				Optional<Declared> next = this.types.type(name.getName()).filter((other) -> other.kind() == Kind.INPUT);
				if (next.isPresent() && (name.getName().equals(sought) || needs(next.get(), sought, way))) {
					return true;
				}
				way.removeLast();
			}
		}
		return false;
	}

	private void inputs(String owner, List<InputValueDefinition> inputs) {
		checkNames(owner, inputs);
		for (InputValueDefinition input : inputs) {
			String what = owner + "." + input.getName();
			boolean usable = reference(input.getType(), "the type of " + what, Kind.OBJECT, Kind.INTERFACE, Kind.UNION);
			if (usable && input.getDefaultValue() != null) {
				this.literals.check("The default of " + what, input.getType(), input.getDefaultValue());
			}
		}
	}

	private boolean reference(Type<?> type, String what, Kind... unfit) {
		TypeName name = Types.named(type);
		Optional<Declared> declared = known(name);
		if (declared.isPresent() && List.of(unfit).contains(declared.get().kind())) {
			this.problems.add(name,
					name.getName() + " cannot be " + what + ", because it is "
							+ ((declared.get().kind() == Kind.INPUT) ? "an input type. Answers need an object type."
									: "no input type. Write \"input\" instead of \"type\" for what clients send."));
			return false;
		}
		return true;
	}

	private Optional<Declared> known(TypeName name) {
		Optional<Declared> declared = this.types.type(name.getName());
		if (declared.isEmpty() && !Scalars.isStandard(name.getName())) {
			boolean scalar = Scalars.extended(name.getName()).isPresent();
			List<String> names = new ArrayList<>(List.of("Int", "Float", "String", "Boolean", "ID"));
			for (Kind kind : Kind.values()) {
				names.addAll(this.types.all(kind).map(Declared::name).toList());
			}
			this.problems.add(name,
					"Nobody declares the type " + name.getName() + "."
							+ (scalar ? " Write \"scalar " + name.getName() + "\" to use the scalar of this name."
									: Suggestion.nearest(name.getName(), names)
										.map((nearest) -> " Did you mean \"" + nearest + "\"?")
										.orElse("")));
		}
		return declared;
	}

	/** Visits each directive that is applied. */
	private final class Visitor extends NodeVisitorStub {

		private final List<String> known;

		Visitor(List<String> known) {
			this.known = known;
		}

		@Override
		@SuppressWarnings("rawtypes")
		public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
			if (!this.known.contains(node.getName())) {
				String nearest = Suggestion.nearest(node.getName(), this.known)
					.map((name) -> "Did you mean @" + name + "?")
					.orElse("Declare it, or leave it out.");
				DeclarationCheck.this.problems.add(node,
						"Nobody declares the directive @" + node.getName() + ". " + nearest);
			}
			return TraversalControl.CONTINUE;
		}

	}

}
