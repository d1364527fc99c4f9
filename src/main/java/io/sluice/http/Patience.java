package io.sluice.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How long a client waits for an answer, by {@code X-Request-Timeout}. */
final class Patience {

	/** The header. */
	static final String HEADER = "X-Request-Timeout";

	private static final Pattern TIME = Pattern.compile("0*([1-9]\\d{0,8})(ms|s|m|)");

	private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1),
			"", Duration.ofSeconds(1), "m", Duration.ofMinutes(1));

	private Patience() {
	}

	/**
	 * Reads the header: whole seconds, or a number with a unit.
	 * @param headers what the client has sent
	 * @return empty if it says nothing
	 * @throws RefusedException if that is no time: the client would be wrong about how
	 * long it waits
	 */
	static Optional<Duration> of(HttpHeaders headers) {
		List<String> written = headers.getOrEmpty(HEADER);
		if (written.isEmpty()) {
			return Optional.empty();
		}
		Matcher matcher = TIME.matcher(written.getFirst().strip());
		if (written.size() > 1 || !matcher.matches()) {
			throw new RefusedException(HttpStatus.BAD_REQUEST,
					HEADER + " is no time. Write whole seconds, such as 2, or a unit, such as 1500ms or 2s.");
		}
		Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
		return Optional.of(unit.multipliedBy(Long.parseLong(matcher.group(1))));
	}

}
