package io.sluice.compile;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes, as people write them. */
final class Quantities {

	private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,9})([A-Za-z]+)");

	private static final Map<String, Duration> TIMES = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1),
			"m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

	private static final Map<String, Long> SIZES = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

	/** Clocks count it in nanoseconds, sockets in an {@code int} of milliseconds. */
	private static final Duration LONGEST_PATIENCE = Duration.ofHours(24);

	private Quantities() {
	}

	/** A duration such as {@code 500ms}; empty if it is none, or zero. */
	static Optional<Duration> duration(String text) {
		Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
		if (!matcher.matches() || !TIMES.containsKey(matcher.group(2))) {
			return Optional.empty();
		}
		return Optional.of(TIMES.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))))
			.filter(Duration::isPositive);
	}

	/**
	 * How long somebody may wait: a duration up to a day; empty if it is none, or zero.
	 */
	static Optional<Duration> patience(String text) {
		return duration(text).filter((duration) -> duration.compareTo(LONGEST_PATIENCE) <= 0);
	}

	/** Reads durations that may be zero, but not longer than this. */
	static Function<String, Optional<Duration>> upTo(Duration most) {
		return (text) -> text.strip().matches("0m?s") ? Optional.of(Duration.ZERO)
				: duration(text).filter((duration) -> duration.compareTo(most) <= 0);
	}

	/** A whole number from one on. */
	static Optional<Integer> number(String text, int most) {
		return text.strip().matches("[1-9]\\d{0,8}")
				? Optional.of(Integer.valueOf(text.strip())).filter((number) -> number <= most) : Optional.empty();
	}

	/**
	 * A size in bytes such as {@code 64KB}; empty if it is none, zero, or 2GB and more.
	 */
	static Optional<Long> size(String text) {
		return room(text).filter((bytes) -> bytes > 0);
	}

	/** The same, or zero. */
	static Optional<Long> room(String text) {
		Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
		if (!matcher.matches() || !SIZES.containsKey(matcher.group(2))) {
			return Optional.empty();
		}
		return Optional.of(SIZES.get(matcher.group(2)) * Long.parseLong(matcher.group(1)))
			.filter((bytes) -> bytes <= Integer.MAX_VALUE);
	}

}
