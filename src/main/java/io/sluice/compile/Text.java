package io.sluice.compile;

import java.util.Objects;

import graphql.language.StringValue;
import io.sluice.config.Place;
import io.sluice.config.Setting;

/**
 * A string that somebody wrote.
 *
 * @param value the string
 * @param place where it begins, with its quote if it has one
 * @param plain whether its characters stand one by one behind a quote
 */
record Text(String value, Place place, boolean plain) {

	static Text of(StringValue literal) {
		String value = Objects.requireNonNull(literal.getValue());
		boolean plain = value.chars().noneMatch((letter) -> letter == '\n' || letter == '"' || letter == '\\');
		return new Text(value, Problems.place(literal), plain);
	}

	static Text of(Setting setting) {
		return new Text(setting.text(), setting.place(), false);
	}

	/** The place of a character, or of the whole if that is not known. */
	Place at(int offset) {
		return this.plain ? new Place(this.place.file(), this.place.line(), this.place.column() + 1 + offset)
				: this.place;
	}

}
