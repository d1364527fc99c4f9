package io.sluice.compile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.GraphQLError;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.schema.idl.errors.DirectiveIllegalArgumentTypeError;
import graphql.schema.idl.errors.DirectiveIllegalLocationError;
import graphql.schema.idl.errors.DirectiveMissingNonNullArgumentError;
import graphql.schema.idl.errors.DirectiveUndeclaredError;
import graphql.schema.idl.errors.DirectiveUnknownArgumentError;
import graphql.schema.idl.errors.MissingInterfaceTypeError;
import graphql.schema.idl.errors.MissingTypeError;
import graphql.schema.idl.errors.NonSDLDefinitionError;
import graphql.schema.idl.errors.NonUniqueArgumentError;
import graphql.schema.idl.errors.NonUniqueDirectiveError;
import graphql.schema.idl.errors.NonUniqueNameError;
import graphql.schema.idl.errors.NotAnInputTypeError;
import graphql.schema.idl.errors.NotAnOutputTypeError;
import graphql.schema.idl.errors.OperationTypesMustBeObjects;
import graphql.schema.idl.errors.QueryOperationMissingError;
import graphql.schema.idl.errors.SchemaRedefinitionError;
import graphql.schema.idl.errors.TypeExtensionEnumValueRedefinitionError;
import graphql.schema.idl.errors.TypeExtensionFieldRedefinitionError;
import graphql.schema.idl.errors.TypeRedefinitionError;
import graphql.schema.idl.errors.UnionTypeError;
import io.sluice.config.Place;

/** Says in our words, and with a place, what GraphQL Java finds wrong with a schema. */
final class SchemaErrors {

	/** What {@link DeclarationCheck} and {@link DirectiveCheck} say better. */
	private static final Set<Class<?>> SAID = Set.of(DirectiveIllegalArgumentTypeError.class,
			DirectiveIllegalLocationError.class, DirectiveMissingNonNullArgumentError.class,
			DirectiveUndeclaredError.class, DirectiveUnknownArgumentError.class, MissingInterfaceTypeError.class,
			MissingTypeError.class, NonSDLDefinitionError.class, NonUniqueArgumentError.class,
			NonUniqueDirectiveError.class, NonUniqueNameError.class, NotAnInputTypeError.class,
			NotAnOutputTypeError.class, OperationTypesMustBeObjects.class, QueryOperationMissingError.class,
			SchemaRedefinitionError.class, TypeExtensionEnumValueRedefinitionError.class,
			TypeExtensionFieldRedefinitionError.class, TypeRedefinitionError.class, UnionTypeError.class);

	private static final Pattern SAID_OF_THE_WHOLE = Pattern
		.compile("^Invalid default value|forms an unsatisfiable cycle|Union type|must not begin with \"__\"");

	private static final List<Wording> WORDINGS = List.of(
			new Wording(".* type '(\\w+)' does not have a field '(\\w+)' required via interface '(\\w+)'",
					"$1 lacks the field \"$2\", which its interface $3 has."),
			new Wording(".* type '(\\w+)' has tried to redefine field '(\\w+)' defined via interface '(\\w+)' "
					+ "from '(.+)' to '(.+)'", "$1.$2 is $5, but its interface $3 says $4."),
			new Wording(".* type '(\\w+)' has tried to redefine field '(\\w+)' arguments defined via interface "
					+ "'(\\w+)' from '(.+)' to '(.+)", "$1.$2 takes $5, but its interface $3 says $4."),
			new Wording(
					".* type '(\\w+)' field '(\\w+)' defines an additional non-optional argument '(.+)' which is "
							+ "not allowed because field is also defined in interface '(\\w+)'.*",
					"$1.$2 needs the argument $3, which its interface $4 does not have. Make it nullable."),
			new Wording(".* type '(\\w+)' field '(\\w+)' does not have the same number of arguments as specified via "
					+ "interface '(\\w+)'", "$1.$2 lacks arguments that its interface $3 has."),
			new Wording(".* type '(\\w+)' cannot implement itself", "$1 cannot implement itself."),
			new Wording(".* type '(\\w+)' must implement '(\\w+)' because it is implemented by '(\\w+)'",
					"$1 implements $3, so it must implement $2 too."),
			new Wording("The extension '(\\w+)' type is missing its base underlying type",
					"There is no type $1 to extend. Leave \"extend\" out, or declare it."),
			new Wording("Required input field '(\\w+\\.\\w+)' cannot be deprecated\\.",
					"$1 is required, so it cannot be deprecated."),
			new Wording("\"(\\w+)\" must define one or more fields\\.", "$1 has no fields. Give it at least one."));

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
		Place named = place(message);
		Place place = error.getLocations()
			.stream()
			.filter((location) -> location.getSourceName() != null)
			.findFirst()
			.map(Problems::place)
			.orElse(named);
		this.problems.add((named.line() > 0) ? named : place, message);
	}

	/** Reports what only the built schema shows, which has no places. */
	void report(String description) {
		if (this.problems.isEmpty() || !SAID_OF_THE_WHOLE.matcher(description).find()) {
			String message = words(description.strip());
			this.problems.add(place(message), message);
		}
	}

	private static String words(String message) {
		for (Wording wording : WORDINGS) {
			Matcher matcher = wording.theirs().matcher(message);
			if (matcher.matches()) {
				return matcher.replaceFirst(wording.ours());
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

	/**
	 * How we say something.
	 *
	 * @param theirs what GraphQL Java says
	 * @param ours what we say, with the groups of theirs
	 */
	private record Wording(Pattern theirs, String ours) {

		Wording(String theirs, String ours) {
			this(Pattern.compile(theirs), ours);
		}

	}

}
