package io.sluice.blueprint;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The values of an enum and what services call them.
 *
 * @param wireValues wire value by GraphQL name, all values of the enum
 * @param names GraphQL name by wire value; a value may have several
 */
public record EnumValues(Map<String, String> wireValues, Map<String, String> names) {

	public EnumValues {
		wireValues = Map.copyOf(wireValues);
		names = Map.copyOf(names);
	}

	/**
	 * An enum by its wire values, which must be distinct.
	 * @param wireValues wire value by GraphQL name
	 * @return both directions
	 */
	public static EnumValues of(Map<String, String> wireValues) {
		return new EnumValues(wireValues,
				wireValues.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
	}

	/**
	 * The same with further wire values.
	 * @param more names of GraphQL by wire value; what is known already stays as it is
	 * @return the enum that reads them too; what it sends is the same
	 */
	public EnumValues and(Map<String, String> more) {
		Map<String, String> all = new HashMap<>(more);
		all.putAll(this.names);
		return new EnumValues(this.wireValues, all);
	}

	/**
	 * What a service calls a value.
	 * @param name the GraphQL name
	 * @return the wire value
	 */
	public String wireValue(String name) {
		return this.wireValues.getOrDefault(name, name);
	}

	/**
	 * The value that a service means.
	 * @param wireValue the text of what the service sent
	 * @return the GraphQL name, or {@code null} if no value is called so
	 */
	public @Nullable String name(String wireValue) {
		return this.names.get(wireValue);
	}

}
