package io.sluice.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.JsonPath;
import io.sluice.config.Place;

/** Checks unions and interfaces against messages, and against members of a oneof. */
final class GrpcUnionCheck {

	private static final JsonPath TYPE_NAME = JsonPath.of("__typename");

	private final Declarations types;

	private final Problems problems;

	private final Map<String, Discriminator> discriminators;

	GrpcUnionCheck(Contract contract, Map<String, Discriminator> discriminators) {
		this.types = contract.types();
		this.problems = contract.problems();
		this.discriminators = discriminators;
	}

	/**
	 * Checks how the concrete type is known.
	 * @param type a union or interface
	 * @param value what it is read from
	 * @param subject whose value it is
	 * @return the object types with the messages that they are read from
	 */
	List<Possible> check(Declared type, ProtoValue value, GrpcFieldCheck.Subject subject) {
		Discriminator discriminator = this.discriminators.get(type.name());
		if (discriminator == null) {
			return List.of();
		}
		return switch (value) {
			case ProtoValue.OneOf oneOf when discriminator.path().equals(TYPE_NAME) ->
				oneOf(type, oneOf, discriminator, subject);
			case ProtoValue.OneOf oneOf -> refuse(subject, subject + " is read from the " + oneOf
					+ ", whose member says which type it is. Leave @discriminator of " + type.name() + " out.");
			case ProtoValue.Message message -> message(type, message, discriminator, subject);
			case ProtoValue.Json json when json.isObject() -> List.of();
			case ProtoValue.Json _, ProtoValue.ListOf _, ProtoValue.MapOf _ ->
				refuse(subject, subject + " is no list, but " + value + " is one. Write a list of its type.");
			case ProtoValue.Single _, ProtoValue.EnumOf _ -> refuse(subject,
					subject + " is the " + kind(type) + " " + type.name() + ", but " + value + " has no members.");
		};
	}

	private List<Possible> oneOf(Declared type, ProtoValue.OneOf oneOf, Discriminator discriminator,
			GrpcFieldCheck.Subject subject) {
		List<Possible> possible = new ArrayList<>();
		Map<String, String> messages = new LinkedHashMap<>();
		for (FieldDescriptor member : oneOf.oneOf().getFields()) {
			if (!(ProtoValue.of(member) instanceof ProtoValue.Message message)) {
				refuse(subject,
						subject + " is the " + kind(type) + " " + type.name() + ", but \"" + member.getName()
								+ "\" of the " + oneOf + " is " + ProtoValue.of(member)
								+ ", no message. Write a nullable field for each member instead.");
				continue;
			}
			String name = message.type().getName();
			String other = messages.putIfAbsent(name, message.toString());
			if (other != null && !other.equals(message.toString())) {
				refuse(subject, subject + " can be " + other + " or " + message
						+ ", which have the same name. Write a nullable field for each member instead.");
			}
			Optional<Declared> found = Optional.ofNullable(discriminator.type(name)).flatMap(this.types::type);
			found.ifPresentOrElse((object) -> possible.add(new Possible(object, message)),
					() -> refuse(subject,
							subject + " can be " + message + ", but no type of " + type.name() + " is called " + name
									+ ". Add one, or write @discriminated(value: \"" + name
									+ "\") on the one that it is."));
		}
		values(type, discriminator, List.copyOf(messages.keySet()), "the " + oneOf + " has no message \"", "Messages");
		return possible;
	}

	private List<Possible> message(Declared type, ProtoValue.Message message, Discriminator discriminator,
			GrpcFieldCheck.Subject subject) {
		Place place = type.directive("discriminator")
			.flatMap((directive) -> new Arguments(directive).string("path"))
			.map(Text::place)
			.orElse(subject.place());
		switch (ProtoPath.follow(message, discriminator.path())) {
			case ProtoPath.Fails(String why) when discriminator.path().equals(TYPE_NAME) -> this.problems.add(place,
					subject + ": " + message + " does not say which type of " + type.name()
							+ " it is. Say where it does with @discriminator(path:) on " + type.name()
							+ ", or read a oneof.");
			case ProtoPath.Fails(String why) -> this.problems.add(place, type.name() + ": " + why);
			case ProtoPath.Ends(ProtoValue.EnumOf(EnumDescriptor values)) -> values(type, discriminator,
					values.getValues().stream().map(EnumValueDescriptor::getName).toList(),
					values.getFullName() + " has no value \"", "Values");
			case ProtoPath.Ends(ProtoValue.Single _), ProtoPath.Ends(ProtoValue.Json _) -> {
				// any text may come
			}
			case ProtoPath.Ends(ProtoValue value) ->
				this.problems.add(place, type.name() + ": its type stands in " + value + ", which is no single value.");
		}
		return this.types.possible(type).stream().map((object) -> new Possible(object, message)).toList();
	}

	/** Checks that everything that a type can be told by can come. */
	private void values(Declared type, Discriminator discriminator, List<String> known, String missing, String what) {
		discriminator.types().forEach((value, name) -> {
			if (!known.contains(value)) {
				Declared object = this.types.type(name).orElse(type);
				Place place = object.directive("discriminated")
					.flatMap((directive) -> new Arguments(directive).string("value"))
					.map(Text::place)
					.orElseGet(() -> Problems.place(Objects.requireNonNull(object.node())));
				this.problems.add(place, type.name() + " can be " + name + ", but " + missing + value + "\". "
						+ Suggestion.of(value, what, known) + " Say which one it is with @discriminated(value:).");
			}
		});
	}

	private List<Possible> refuse(GrpcFieldCheck.Subject subject, String message) {
		this.problems.add(subject.place(), message);
		return List.of();
	}

	private static String kind(Declared type) {
		return (type.kind() == Kind.UNION) ? "union" : "interface";
	}

	/**
	 * An object type with what it is read from.
	 *
	 * @param type the type
	 * @param message the message
	 */
	record Possible(Declared type, ProtoValue.Message message) {

	}

}
