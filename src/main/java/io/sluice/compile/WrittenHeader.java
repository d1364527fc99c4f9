package io.sluice.compile;

import java.util.Optional;

import io.sluice.config.HeaderSettings;
import io.sluice.config.Setting;

/**
 * A header that has what a header needs.
 *
 * @param name its name
 * @param value its value
 */
record WrittenHeader(Setting name, Setting value) {

	/** The header; empty if a part of it is missing, which is reported. */
	static Optional<WrittenHeader> of(HeaderSettings header, Problems problems) {
		Setting name = header.name();
		Setting value = header.value();
		if (name != null && value != null) {
			return Optional.of(new WrittenHeader(name, value));
		}
		Setting alone = (name != null) ? name : value;
		if (alone != null) {
			problems.add(alone.place(), alone.key() + " stands alone: a header has a name and a value.");
		}
		return Optional.empty();
	}

}
