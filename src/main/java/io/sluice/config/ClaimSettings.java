package io.sluice.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A claim that tokens must have, {@code required-claims[]}: its name alone, or with
 * values.
 *
 * @param name its name
 * @param values one of which it must be, or have among others; any if {@code null}
 */
public record ClaimSettings(@Nullable Setting name, @Nullable List<Setting> values) {

	/** A claim of which only the name is written. */
	static ClaimSettings named(Setting name) {
		return new ClaimSettings(name, null);
	}

}
