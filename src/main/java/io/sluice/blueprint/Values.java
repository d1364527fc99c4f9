package io.sluice.blueprint;

import org.jspecify.annotations.Nullable;

/** The values that the placeholders of a template stand for, for one call. */
@FunctionalInterface
public interface Values {

	/**
	 * The value of a placeholder, not yet in its {@link Reference#form() form}.
	 * @param reference what the placeholder stands for
	 * @return a JSON value as {@code String}, {@code Number}, {@code Boolean},
	 * {@code List} or {@code Map}, {@code null}, or {@link Absent#ABSENT}
	 */
	@Nullable Object value(Reference reference);

}
