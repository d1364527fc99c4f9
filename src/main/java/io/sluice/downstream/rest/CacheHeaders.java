package io.sluice.downstream.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.sluice.downstream.Freshness;
import io.sluice.downstream.Freshness.Staleness;
import io.sluice.downstream.Freshness.Storing;
import io.sluice.downstream.Freshness.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What the headers of an answer say about keeping it, by RFC 9111. What cannot be
 * understood is taken for the stricter.
 */
final class CacheHeaders {

	/** A little more than three years; what is longer is no shorter than any policy. */
	private static final int MOST_DIGITS = 8;

	private static final Duration LONGEST = Duration.ofSeconds(99_999_999);

	/** 5.2.2; {@code s-maxage} says so, too (5.2.2.10). */
	private static final List<String> FRESH_ONLY = List.of("must-revalidate", "proxy-revalidate", "s-maxage",
			"no-cache");

	private final HttpHeaders headers;

	private final Map<String, String> directives;

	private CacheHeaders(HttpHeaders headers, Map<String, String> directives) {
		this.headers = headers;
		this.directives = directives;
	}

	/**
	 * Reads the headers of an answer.
	 * @param headers the headers
	 * @param sent when it was asked for, in nanoseconds
	 * @return how long it holds
	 */
	static Freshness read(HttpHeaders headers, long sent) {
		List<String> written = headers.get(HttpHeaders.CACHE_CONTROL);
		CacheHeaders read = new CacheHeaders(headers, (written != null) ? directives(written) : Map.of());
		return new Freshness(sent, read.storing(), read.lifetime(), read.staleness(), read.validator());
	}

	private static Map<String, String> directives(List<String> lines) {
		Map<String, String> directives = new HashMap<>();
		for (String line : lines) {
			for (String directive : line.split(",", -1)) {
				int equals = directive.indexOf('=');
				String name = (equals < 0) ? directive : directive.substring(0, equals);
				String value = (equals < 0) ? "" : directive.substring(equals + 1).replace("\"", "");
				// of one that is said twice, the first counts (4.2.1)
				directives.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), value.strip());
			}
		}
		return directives;
	}

	/** Services see what they vary by as part of the request, so equal requests agree. */
	private Storing storing() {
		List<String> vary = this.headers.get(HttpHeaders.VARY);
		if (this.directives.containsKey("no-store") || (vary != null && vary.toString().contains("*"))) {
			return Storing.NOBODY;
		}
		return this.directives.containsKey("private") ? Storing.ONE_CALLER : Storing.ANYBODY;
	}

	private Staleness staleness() {
		boolean forbidden = FRESH_ONLY.stream().anyMatch(this.directives::containsKey);
		return forbidden ? Staleness.FORBIDDEN : Staleness.ALLOWED;
	}

	private Optional<Duration> lifetime() {
		if (this.directives.containsKey("no-cache")) {
			return Optional.of(Duration.ZERO);
		}
		String age = this.directives.getOrDefault("s-maxage", this.directives.get("max-age"));
		Optional<Duration> whole = (age != null) ? Optional.of(seconds(age)) : untilExpired();
		return whole.map((time) -> left(time, this.headers.getFirst(HttpHeaders.AGE)));
	}

	private static Duration left(Duration time, @Nullable String age) {
		// of several, the first counts, and what is no number is ignored (5.1)
		Duration left = (age != null) ? time.minus(seconds(age.split(",", 2)[0].strip())) : time;
		return left.isNegative() ? Duration.ZERO : left;
	}

	/** 5.3: a date that is none means that the answer has expired. */
	private Optional<Duration> untilExpired() {
		String expires = this.headers.getFirst(HttpHeaders.EXPIRES);
		String date = this.headers.getFirst(HttpHeaders.DATE);
		if (expires == null) {
			return Optional.empty();
		}
		return Optional.of(
				date(expires)
					.flatMap((end) -> Optional.ofNullable(date)
						.flatMap(CacheHeaders::date)
						.map((begin) -> Duration.between(begin, end)))
					.filter(Duration::isPositive)
					.orElse(Duration.ZERO));
	}

	private static Duration seconds(String text) {
		if (text.length() > MOST_DIGITS && text.chars().allMatch(CacheHeaders::isDigit)) {
			return LONGEST;
		}
		return isNumber(text) ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
	}

	private static boolean isNumber(String text) {
		return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(CacheHeaders::isDigit);
	}

	private static boolean isDigit(int letter) {
		return '0' <= letter && letter <= '9';
	}

	private static Optional<ZonedDateTime> date(String text) {
		try {
			return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
		}
		catch (DateTimeException _) {
			return Optional.empty();
		}
	}

	private Validator validator() {
		String etag = this.headers.getFirst(HttpHeaders.ETAG);
		String modified = this.headers.getFirst(HttpHeaders.LAST_MODIFIED);
		return (etag != null || modified != null)
				? new Validator(Optional.ofNullable(etag), Optional.ofNullable(modified)) : Validator.NONE;
	}

}
