package io.sluice.blueprint;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the concrete type of an interface's or union's JSON object is known.
 *
 * @param path where the value stands that tells
 * @param types object type by value
 */
public record Discriminator(JsonPath path, Map<String, String> types) {

	public Discriminator {
		types = Map.copyOf(types);
	}

	/**
	 * The concrete type.
	 * @param value the text of what stands at {@link #path()}
	 * @return the name of the object type, or {@code null} if no type has this value
	 */
	public @Nullable String type(String value) {
		return this.types.get(value);
	}

}
