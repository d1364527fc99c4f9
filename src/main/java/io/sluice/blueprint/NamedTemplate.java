package io.sluice.blueprint;

/**
 * A query parameter or header.
 *
 * @param name its name, as sent
 * @param value its value; null or absent: it is not sent
 */
public record NamedTemplate(String name, Template value) {

	/** The name alone: the value may be a secret. */
	@Override
	public String toString() {
		return this.name;
	}

}
