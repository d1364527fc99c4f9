package io.sluice.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.ListSize;

/**
 * Compiles {@code @listSize}, by the cost directives specification of IBM. What is said
 * of a field of an interface holds for the same field of the types that implement it,
 * unless they say it themselves.
 */
final class ListSizeCompiler {

	private final Declarations types;

	private final Problems problems;

	private final SlicingCompiler slicing;

	ListSizeCompiler(Contract contract) {
		this.types = contract.types();
		this.problems = contract.problems();
		this.slicing = new SlicingCompiler(contract);
	}

	/** How long lists are, by field of an object type. */
	Map<FieldCoordinates, ListSize> compile() {
		Map<FieldCoordinates, ListSize> own = new HashMap<>();
		Stream.of(Kind.OBJECT, Kind.INTERFACE)
			.flatMap(this.types::all)
			.flatMap(Declared::fieldsOf)
			.forEach((field) -> field.directive("listSize")
				.ifPresent((directive) -> own.put(field.coordinates(), size(field, directive))));
		Map<FieldCoordinates, ListSize> sizes = new HashMap<>();
		this.types.all(Kind.OBJECT)
			.flatMap(Declared::fieldsOf)
			.forEach((field) -> Optional.ofNullable(own.get(field.coordinates()))
				.or(() -> inherited(field, own))
				.ifPresent((size) -> sizes.put(field.coordinates(), size)));
		return sizes;
	}

	private Optional<ListSize> inherited(FieldOf field, Map<FieldCoordinates, ListSize> own) {
		return this.types.interfaces(field.type())
			.stream()
			.map((type) -> own.get(FieldCoordinates.coordinates(type.name(), field.node().getName())))
			.filter(Objects::nonNull)
			.findFirst();
	}

	private ListSize size(FieldOf field, Directive directive) {
		Arguments arguments = new Arguments(directive);
		OptionalInt assumed = assumed(arguments);
		List<ListSize.Slicing> slicing = this.slicing.compile(field, texts(arguments, "slicingArguments"));
		List<Text> sized = texts(arguments, "sizedFields");
		boolean required = arguments.value("requireOneSlicingArgument")
			.filter(BooleanValue.class::isInstance)
			.map((value) -> ((BooleanValue) value).isValue())
			.orElse(true);
		if (arguments.value("assumedSize").isEmpty()
				&& arguments.list("slicingArguments").stream().allMatch(List::isEmpty)) {
			this.problems.add(directive, "@listSize does not say how long the list of " + field
					+ " is. Write assumedSize or slicingArguments.");
		}
		if (sized.isEmpty() && !Types.isList(field.node().getType())) {
			this.problems.add(directive, field
					+ " is no list. Leave @listSize out, or name the fields of its value that are lists: sizedFields.");
		}
		if (assumed.isPresent() && !slicing.isEmpty()) {
			checkBoth(directive, slicing, required);
		}
		if (required && slicing.stream().filter((slice) -> slice.usual().isPresent()).count() > 1) {
			this.problems.add(directive, "Several slicing arguments of " + field
					+ " have a default, so that there is never exactly one. Write requireOneSlicingArgument: false.");
		}
		return new ListSize(assumed, slicing, sized(field, sized), required);
	}

	/** IBM, Valid Assumed Size. */
	private void checkBoth(Directive directive, List<ListSize.Slicing> slicing, boolean required) {
		Optional<ListSize.Slicing> usual = slicing.stream().filter((slice) -> slice.usual().isPresent()).findFirst();
		if (usual.isPresent()) {
			this.problems.add(directive, "assumedSize is never used, since the slicing argument \"" + usual.get()
					+ "\" has a default. Leave it out.");
		}
		else if (required) {
			this.problems.add(directive,
					"assumedSize is never used, since a slicing argument is required. Leave it out, or write requireOneSlicingArgument: false.");
		}
	}

	private OptionalInt assumed(Arguments arguments) {
		Optional<IntValue> written = arguments.integer("assumedSize")
			.filter((number) -> number.getValue().bitLength() < Integer.SIZE);
		written.filter((number) -> number.getValue().signum() < 0)
			.ifPresent((number) -> this.problems.add(number,
					"assumedSize is " + number.getValue() + ", but no list has less than no elements."));
		return written.map((number) -> OptionalInt.of(number.getValue().intValue())).orElse(OptionalInt.empty());
	}

	private static List<Text> texts(Arguments arguments, String name) {
		List<Text> texts = new ArrayList<>();
		for (Value<?> element : arguments.list(name).orElse(List.of())) {
			if (element instanceof StringValue string) {
				texts.add(Text.of(string));
			}
		}
		return texts;
	}

	/** IBM, Valid Sized Fields Target. */
	private Set<String> sized(FieldOf field, List<Text> names) {
		String type = Types.named(field.node().getType()).getName();
		Optional<Declared> value = this.types.type(type);
		List<FieldDefinition> fields = value.map(Declared::fields).orElse(List.of());
		Set<String> sized = new LinkedHashSet<>();
		for (Text name : names) {
			Optional<FieldDefinition> found = fields.stream()
				.filter((candidate) -> candidate.getName().equals(name.value()))
				.findFirst();
			if (fields.isEmpty()) {
				this.problems.add(name.place(), "sizedFields are fields of the value, but " + type + " has none.");
			}
			else if (found.isEmpty()) {
				this.problems.add(name.place(), type + " has no field \"" + name.value() + "\". " + Suggestion
					.of(name.value(), "Fields", fields.stream().map(FieldDefinition::getName).toList()));
			}
			else if (!Types.isList(found.get().getType())) {
				this.problems.add(name.place(), type + "." + name.value() + " is " + Types.print(found.get().getType())
						+ ", no list, so that it has no length.");
			}
			sized.add(name.value());
		}
		return sized;
	}

}
