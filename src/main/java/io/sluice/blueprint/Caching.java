package io.sluice.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.schema.FieldCoordinates;

/**
 * What is kept of what services answered, for how long, and what is purged.
 *
 * @param kept by field with a call or a lookup, how its values are kept; of those that
 * are not kept, there is nothing
 * @param hints by field of an object type, what {@code @cacheControl} says; of those of
 * which nothing is said, there is nothing
 * @param purged by field of Mutation, the names of what is purged after it succeeded
 */
public record Caching(Map<FieldCoordinates, Keeping> kept, Map<FieldCoordinates, CacheHint> hints,
		Map<FieldCoordinates, List<Template>> purged) {

	/** Nothing is kept. */
	public static final Caching NONE = new Caching(Map.of(), Map.of(), Map.of());

	public Caching {
		kept = Map.copyOf(kept);
		hints = Map.copyOf(hints);
		purged = Map.copyOf(purged);
	}

	/**
	 * How the values of a field are kept.
	 * @param type the name of an object type
	 * @param field the name of one of its fields
	 * @return how; empty if they are not: the field has no call of its own, the call is
	 * not safe or may not be shared, or no time is said
	 */
	public Optional<Keeping> keeping(String type, String field) {
		return Optional.ofNullable(this.kept.get(FieldCoordinates.coordinates(type, field)));
	}

	/**
	 * What is said of a field.
	 * @param type the name of an object type
	 * @param field the name of one of its fields
	 * @return the hint, {@link CacheHint#NONE} if nothing is said
	 */
	public CacheHint hint(String type, String field) {
		return this.hints.getOrDefault(FieldCoordinates.coordinates(type, field), CacheHint.NONE);
	}

	/**
	 * How long a value of a field is fresh, as far as it is said. For a field that is a
	 * property, a kept parent is used for this field no longer than that.
	 * @param type the name of an object type
	 * @param field the name of one of its fields
	 * @return the time, zero included; empty if nothing is said
	 */
	public Optional<Duration> maxAge(String type, String field) {
		return hint(type, field).maxAge();
	}

	/**
	 * What is purged after a field of Mutation succeeded.
	 * @param type the name of the type of mutations
	 * @param field the name of one of its fields
	 * @return give the names of what is purged; of a value that is a list, each element
	 * gives its own ({@link Reference.Root#RESULT}), and what is null or nothing is no
	 * name
	 */
	public List<Template> invalidations(String type, String field) {
		return this.purged.getOrDefault(FieldCoordinates.coordinates(type, field), List.of());
	}

}
