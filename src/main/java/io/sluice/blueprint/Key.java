package io.sluice.blueprint;

/**
 * What one parent asks a batch or a type for.
 */
public sealed interface Key {

	/** The template that gives the key's value: a scalar, or an object. */
	Template template();

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
