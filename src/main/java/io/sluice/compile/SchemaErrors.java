package io.sluice.compile;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.GraphQLError;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.schema.idl.errors.DirectiveUndeclaredError;
import graphql.schema.idl.errors.MissingInterfaceTypeError;
import graphql.schema.idl.errors.MissingTypeError;
import graphql.schema.idl.errors.NonSDLDefinitionError;
import graphql.schema.idl.errors.NonUniqueArgumentError;
import graphql.schema.idl.errors.NonUniqueNameError;
import graphql.schema.idl.errors.NotAnInputTypeError;
import graphql.schema.idl.errors.NotAnOutputTypeError;
import graphql.schema.idl.errors.QueryOperationMissingError;
import graphql.schema.idl.errors.TypeRedefinitionError;
import graphql.schema.idl.errors.UnionTypeError;
import io.sluice.config.Place;

/** Says in our words, and with a place, what GraphQL Java finds wrong with a schema. */
final class SchemaErrors {

	/** What {@link DeclarationCheck} and {@link DirectiveCheck} say better. */
	private static final Set<Class<?>> SAID = Set.of(DirectiveUndeclaredError.class, MissingInterfaceTypeError.class,
			MissingTypeError.class, NotAnInputTypeError.class, NotAnOutputTypeError.class, NonSDLDefinitionError.class,
			QueryOperationMissingError.class, TypeRedefinitionError.class, UnionTypeError.class,
			NonUniqueNameError.class, NonUniqueArgumentError.class);

	private static final Pattern SAID_OF_THE_WHOLE = Pattern
		.compile("^Invalid default value|forms an unsatisfiable cycle|Union type");

	private static final Map<Pattern, String> WORDS = Map.of(
			Pattern.compile(".* type '(\\w+)' does not have a field '(\\w+)' required via interface '(\\w+)'"),
			"$1 lacks the field \"$2\", which its interface $3 has.",
			Pattern.compile(
					".* type '(\\w+)' has tried to redefine field '(\\w+)' defined via interface '(\\w+)' from '(.+)' to '(.+)'"),
			"$1.$2 is $5, but its interface $3 says $4.",
			Pattern.compile("The extension '(\\w+)' type is missing its base underlying type"),
			"There is no type $1 to extend. Leave \"extend\" out, or declare it.",
			Pattern.compile("'(\\w+)' extension type tried to redefine field '(\\w+)'"),
			"$1 declares the field \"$2\" twice. Leave one out.",
			Pattern.compile("Required input field '(\\w+)\\.(\\w+)' cannot be deprecated\\."),
			"$1.$2 is required, so it cannot be deprecated.",
			Pattern.compile("\"(\\w+)\" must define one or more fields\\."), "$1 has no fields. Give it at least one.");

	private static final Pattern LOCATION = Pattern.compile(" ?\\[@-?\\d+:-?\\d+]");

	private static final Pattern NAMES = Pattern.compile("(\\w+)(?:\\.(\\w+))?");

	private final Problems problems;

	private final Declarations types;

	SchemaErrors(Problems problems, Declarations types) {
		this.problems = problems;
		this.types = types;
	}

	void report(GraphQLError error) {
		if (SAID.contains(error.getClass()) && !this.problems.isEmpty()) {
			return;
		}
		String message = words(LOCATION.matcher(error.getMessage()).replaceAll("").strip());
		Place place = error.getLocations()
			.stream()
			.filter((location) -> location.getSourceName() != null)
			.findFirst()
			.map(Problems::place)
			.orElseGet(() -> place(message));
		this.problems.add(place, message);
	}

	/** Reports what only the built schema shows, which has no places. */
	void report(String description) {
		if (this.problems.isEmpty() || !SAID_OF_THE_WHOLE.matcher(description).find()) {
			String message = words(description.strip());
			this.problems.add(place(message), message);
		}
	}

	private static String words(String message) {
		for (Map.Entry<Pattern, String> entry : WORDS.entrySet()) {
			Matcher matcher = entry.getKey().matcher(message);
			if (matcher.matches()) {
				return matcher.replaceFirst(entry.getValue());
			}
		}
		String quoted = message.replace('\'', '"');
		return quoted.endsWith(".") ? quoted : quoted + ".";
	}

	/** The first type or member that a message names. */
	private Place place(String message) {
		Matcher names = NAMES.matcher(message);
		while (names.find()) {
			Optional<Declared> type = this.types.type(names.group(1));
			if (type.isPresent()) {
				return Problems.place(member(type.get(), names.group(2)));
			}
		}
		return new Place("schema", 0, 0);
	}

	private static Node<?> member(Declared type, String name) {
		for (NamedNode<?> member : type.members()) {
			if (member.getName().equals(name)) {
				return member;
			}
		}
		return type.node();
	}

}
