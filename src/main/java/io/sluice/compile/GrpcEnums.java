package io.sluice.compile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import graphql.language.EnumValueDefinition;
import io.sluice.blueprint.EnumValues;
import io.sluice.config.Place;

/** Checks the enums of the schema against enums of proto files, each pair once. */
final class GrpcEnums {

	private final Problems problems;

	private final Set<String> seen = new HashSet<>();

	private final Map<String, Map<String, String>> names = new HashMap<>();

	GrpcEnums(Problems problems) {
		this.problems = problems;
	}

	/**
	 * Checks that each value of an enum has a counterpart.
	 * @param type the enum of the schema
	 * @param proto the enum of the proto file
	 */
	void check(Declared type, EnumDescriptor proto) {
		if (this.seen.add(type.name() + " " + proto.getFullName())) {
			type.values().forEach((value) -> check(type, value, proto));
		}
	}

	private void check(Declared type, EnumValueDefinition value, EnumDescriptor proto) {
		Optional<Text> given = Arguments.from(value);
		String written = given.map(Text::value).orElse(value.getName());
		Place place = given.map(Text::place).orElseGet(() -> Problems.place(value));
		String what = type.name() + "." + value.getName();
		Optional<EnumValueDescriptor> counterpart = counterpart(proto, written);
		if (counterpart.isEmpty()) {
			List<String> values = proto.getValues().stream().map(EnumValueDescriptor::getName).toList();
			this.problems.add(place,
					what + " has no counterpart: " + proto.getFullName() + " has no value \"" + written + "\". "
							+ Suggestion.of(written, "Values", values)
							+ (given.isPresent() ? "" : " Say which one it is with @from(path:)."));
			return;
		}
		Map<String, String> names = this.names.computeIfAbsent(type.name(), (_) -> new LinkedHashMap<>());
		int number = counterpart.get().getNumber();
		proto.getValues().stream().filter((same) -> same.getNumber() == number).forEach((same) -> {
			String other = names.putIfAbsent(same.getName(), value.getName());
			if (other != null && !other.equals(value.getName())) {
				this.problems.add(place, what + " and " + type.name() + "." + other + " are both " + same.getName()
						+ " to services. Each value needs its own.");
			}
		});
	}

	/**
	 * The value that a text names, with or without what all names of the enum begin with.
	 */
	static Optional<EnumValueDescriptor> counterpart(EnumDescriptor type, String text) {
		EnumValueDescriptor exact = type.findValueByName(text);
		return (exact != null) ? Optional.of(exact) : type.getValues()
			.stream()
			.filter((value) -> !text.isEmpty() && value.getName().endsWith("_" + text))
			.filter((value) -> isShared(type, value.getName().substring(0, value.getName().length() - text.length())))
			.findFirst();
	}

	private static boolean isShared(EnumDescriptor type, String prefix) {
		return type.getValues().stream().allMatch((value) -> value.getName().startsWith(prefix));
	}

	/** The enums, with what gRPC services call their values as further wire values. */
	Map<String, EnumValues> complete(Map<String, EnumValues> enums) {
		Map<String, EnumValues> complete = new LinkedHashMap<>(enums);
		complete.replaceAll((name, values) -> values.and(this.names.getOrDefault(name, Map.of())));
		return complete;
	}

}
