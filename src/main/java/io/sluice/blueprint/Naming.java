package io.sluice.blueprint;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a service names what GraphQL names in camel case. */
public enum Naming {

	/** The service uses the names of the schema. */
	SAME {
		@Override
		public String wireName(String name) {
			return name;
		}
	},

	/**
	 * {@code displayName} is {@code display_name}, {@code imageURL} is {@code image_url}.
	 */
	SNAKE_CASE {
		@Override
		public String wireName(String name) {
			return HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
		}
	};

	private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

	/**
	 * The name that the service uses.
	 * @param name a name of the schema
	 * @return the member's name in JSON
	 */
	public abstract String wireName(String name);

}
