package io.sluice.command.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import graphql.language.SourceLocation;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import io.sluice.blueprint.Blueprint;
import io.sluice.config.Place;

/** Looks at all fields of a blueprint. */
public final class Findings {

	private final Blueprint blueprint;

	private final WorstCase worst;

	private Findings(Blueprint blueprint) {
		this.blueprint = blueprint;
		this.worst = new WorstCase(blueprint);
	}

	/**
	 * The fields that can become expensive: those that make a call for each of many
	 * parents, and lists of objects of which nobody says how long they are.
	 * @param blueprint the fields
	 * @return what was found, in order of file, line and column
	 */
	public static List<Finding> in(Blueprint blueprint) {
		return new Findings(blueprint).all().sorted(Finding.ORDER).toList();
	}

	private Stream<Finding> all() {
		return Stream.concat(
				Ways.to(this.blueprint, (step) -> step.unbatched().isPresent())
					.entrySet()
					.stream()
					.flatMap((field) -> calls(field.getKey(), field.getValue()).stream()),
				Ways.to(this.blueprint, Step::isOfAssumedLength).keySet().stream().map(this::length));
	}

	private Optional<Finding> calls(FieldCoordinates field, List<Way> ways) {
		String service = ways.getFirst().steps().getLast().unbatched().orElseThrow().service().name();
		long limit = Objects.requireNonNull(this.blueprint.terms().limits().operation().calls().get(service));
		return ways.stream()
			.flatMap((way) -> this.worst.of(way, service).stream())
			.filter((calls) -> calls.once() > 1)
			.max(Comparator.comparingLong(WorstCase.Calls::several).thenComparingLong(WorstCase.Calls::once))
			.map((calls) -> new Finding.ManyCalls(place(field), name(field), service, calls.once(), calls.several(),
					limit, calls.operation(), calls.sizes()));
	}

	private Finding length(FieldCoordinates field) {
		return new Finding.AssumedLength(place(field), name(field),
				this.blueprint.terms().limits().operation().assumedListSize());
	}

	private Place place(FieldCoordinates field) {
		GraphQLFieldDefinition definition = this.blueprint.schema().getFieldDefinition(field);
		SourceLocation location = Objects
			.requireNonNull(Objects.requireNonNull(definition.getDefinition()).getSourceLocation());
		return new Place(location.getSourceName(), location.getLine(), location.getColumn());
	}

	private static String name(FieldCoordinates field) {
		return field.getTypeName() + "." + field.getFieldName();
	}

}
