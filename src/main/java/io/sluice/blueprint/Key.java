package io.sluice.blueprint;

import java.util.ArrayList;
import java.util.List;

/**
 * What one parent asks a batch or a type for.
 */
public sealed interface Key {

	/** The template that gives the key's value: a scalar, or an object. */
	Template template();

	/**
	 * The argument that is the key as it is.
	 * @return its name, then names of input fields; empty if the key is made in any other
	 * way
	 */
	default List<String> argument() {
		return (template() instanceof Template.Placeholder(var key) && key.root() == Reference.Root.ARGS)
				? names(key.path()) : List.of();
	}

	private static List<String> names(JsonPath path) {
		List<String> names = new ArrayList<>();
		for (JsonPath.Step step : path.steps()) {
			if (!(step instanceof JsonPath.Name(var name))) {
				return List.of();
			}
			names.add(name);
		}
		return List.copyOf(names);
	}

	/**
	 * One value.
	 *
	 * @param template gives a scalar
	 */
	record Single(Template template) implements Key {

	}

	/**
	 * Several values that are one key together.
	 *
	 * @param template gives an object of scalars; its members are those of
	 * {@link Match.ByPaths}
	 */
	record Composite(Template.ObjectOf template) implements Key {

	}

}
