package io.sluice.blueprint;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Condition} may read: JSON values as plain Java objects. A member that is
 * not there is not in its map.
 */
public interface Facts {

	/** The claims of the caller. */
	Map<String, ?> claims();

	/** The field's arguments, coerced, in GraphQL's names. */
	Map<String, ?> args();

	/**
	 * The raw JSON of the object that the field belongs to: what the rule reads of it.
	 */
	Map<?, ?> parent();

	/**
	 * The value: of an object the raw JSON, what the rule reads of it; of a scalar the
	 * value that the client would see.
	 */
	@Nullable Object result();

}
