package io.sluice.config;

/**
 * One value of the configuration, as written.
 *
 * @param key its full name, such as {@code sluice.services.catalog.timeout}
 * @param text the value, with placeholders of the environment filled in
 * @param place where the value is written
 */
public record Setting(String key, String text, Place place) {

	/** Its key. The value may be a secret. */
	@Override
	public String toString() {
		return this.key;
	}

}
