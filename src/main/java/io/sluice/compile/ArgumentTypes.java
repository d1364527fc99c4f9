package io.sluice.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;

/**
 * The types of a field's arguments as CEL knows them, so that it can tell what does not
 * fit.
 */
@SuppressWarnings("Immutable") // what is declared does not change any more
final class ArgumentTypes implements CelTypeProvider {

	/** All arguments of a field; no name that an expression could say. */
	private static final String ARGUMENTS = "the arguments";

	private static final String INPUT = "input ";

	private final Declarations types;

	private final List<InputValueDefinition> arguments;

	ArgumentTypes(Declarations types, List<InputValueDefinition> arguments) {
		this.types = types;
		this.arguments = arguments;
	}

	CelType all() {
		return StructTypeReference.create(ARGUMENTS);
	}

	@Override
	public ImmutableCollection<CelType> types() {
		return ImmutableList.of();
	}

	@Override
	public Optional<CelType> findType(String name) {
		if (name.equals(ARGUMENTS)) {
			return Optional.of(struct(name, this.arguments));
		}
		return name.startsWith(INPUT)
				? this.types.type(name.substring(INPUT.length())).map((type) -> struct(name, type.inputs()))
				: Optional.empty();
	}

	private CelType struct(String name, List<InputValueDefinition> members) {
		Map<String, InputValueDefinition> byName = members.stream()
			.collect(Collectors.toMap(InputValueDefinition::getName, Function.identity(), (first, _) -> first));
		return StructType.create(name, ImmutableSet.copyOf(byName.keySet()),
				(member) -> Optional.ofNullable(byName.get(member)).map((found) -> type(found.getType())));
	}

	private CelType type(Type<?> type) {
		return (type instanceof NonNullType nonNull) ? nonNull(nonNull.getType()) : nullable(nonNull(type));
	}

	private CelType nonNull(Type<?> type) {
		if (type instanceof ListType list) {
			return dev.cel.common.types.ListType.create(type(list.getType()));
		}
		String name = Types.named(type).getName();
		return switch (name) {
			case "String", "ID" -> SimpleType.STRING;
			case "Int" -> SimpleType.INT;
			case "Float" -> SimpleType.DOUBLE;
			case "Boolean" -> SimpleType.BOOL;
			default -> this.types.type(name).map(this::declared).orElse(SimpleType.DYN);
		};
	}

	private CelType declared(Declared type) {
		return switch (type.kind()) {
			case ENUM -> SimpleType.STRING;
			case INPUT -> StructTypeReference.create(INPUT + type.name());
			case SCALAR, OBJECT, INTERFACE, UNION -> SimpleType.DYN;
		};
	}

	private static CelType nullable(CelType type) {
		return (type instanceof SimpleType simple && !simple.equals(SimpleType.DYN)) ? NullableType.create(type) : type;
	}

}
