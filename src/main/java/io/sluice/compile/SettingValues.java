package io.sluice.compile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of settings; one that cannot be read is a problem, and its default holds.
 *
 * @param problems where problems go
 */
record SettingValues(Problems problems) {

	/** How long somebody may wait. */
	Duration duration(@Nullable Setting setting, Duration otherwise) {
		return read(setting, otherwise, Quantities::patience, "no duration up to 24h. Write it like 500ms, 2s or 1m.");
	}

	long size(@Nullable Setting setting, long otherwise) {
		return read(setting, otherwise, Quantities::size, "no size below 2GB. Write it like 512KB or 10MB.");
	}

	/** How many bytes there is room for, if any. */
	long room(@Nullable Setting setting, long otherwise) {
		return read(setting, otherwise, Quantities::room,
				"no size below 2GB. Write it like 512KB or 10MB, or 0B for nothing.");
	}

	/** A number that is at least one. */
	int count(@Nullable Setting setting, int otherwise, String what) {
		return read(setting, otherwise, (text) -> Quantities.number(text, 100_000),
				"no number of " + what + ". Write a whole number from 1 to 100000.");
	}

	/** A part of a whole, above zero; all of it is one. */
	double share(@Nullable Setting setting, double otherwise) {
		return read(setting, otherwise, SettingValues::share,
				"no share. Write a number above 0, and at most 1, such as 0.25.");
	}

	/** A cost: a number that is at least one. */
	int cost(@Nullable Setting setting, int otherwise) {
		return read(setting, otherwise, (text) -> Quantities.number(text, 999_999_999),
				"no cost. Write a whole number from 1 to 999999999.");
	}

	/** Whether something is said to be so; nothing is unless it is said. */
	boolean truth(@Nullable Setting setting) {
		return truth(setting, false);
	}

	/** Whether something is so. */
	boolean truth(@Nullable Setting setting, boolean otherwise) {
		return read(setting, otherwise, (text) -> switch (text.strip()) {
			case "true" -> Optional.of(true);
			case "false" -> Optional.of(false);
			default -> Optional.empty();
		}, "neither true nor false.");
	}

	<T> T read(@Nullable Setting setting, T otherwise, Function<String, Optional<T>> reading, String what) {
		if (setting == null || isUnset(setting)) {
			return otherwise;
		}
		return reading.apply(setting.text()).orElseGet(() -> {
			this.problems.add(setting.place(), setting.key() + " is \"" + setting.text() + "\", which is " + what);
			return otherwise;
		});
	}

	/** Whether something is missing in a value, which {@link SettingCheck} reports. */
	static boolean isUnset(Setting setting) {
		return setting.text().contains("${");
	}

	/** The texts of a list, without blank ones. */
	static Set<String> texts(@Nullable List<Setting> written, List<String> otherwise) {
		Set<String> texts = Optional.ofNullable(written)
			.stream()
			.flatMap(List::stream)
			.map((setting) -> setting.text().strip())
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
		return texts.isEmpty() ? Set.copyOf(otherwise) : texts;
	}

	private static Optional<Double> share(String text) {
		return text.strip().matches("0\\.\\d{1,6}|1(?:\\.0{1,6})?")
				? Optional.of(Double.valueOf(text.strip())).filter((share) -> share > 0) : Optional.empty();
	}

}
