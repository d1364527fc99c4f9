package io.sluice.http;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** In which media type a client wants its answer. */
final class AnswerType {

	/** In the order of our choice where the client has none. */
	static final List<MediaType> ALL = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_GRAPHQL_RESPONSE,
			MediaType.TEXT_EVENT_STREAM);

	private static final List<MediaType> SINGLE = List.of(MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_GRAPHQL_RESPONSE);

	private static final List<MediaType> ANYTHING = List.of(MediaType.ALL);

	private AnswerType() {
	}

	/**
	 * Chooses (GraphQL over HTTP, Body: "the highest priority media type listed that is
	 * supported by the server").
	 * @param request the headers of a request
	 * @return the media type, JSON where nothing is asked for; empty if nothing that is
	 * asked for can be had
	 */
	static Optional<MediaType> of(HttpHeaders request) {
		return choose(request, ALL);
	}

	/**
	 * Chooses for what is said once, and is no event.
	 * @param request the headers of a request
	 * @return the media type, JSON where nothing that is asked for can be had
	 */
	static MediaType ofSingle(HttpHeaders request) {
		return choose(request, SINGLE).orElse(MediaType.APPLICATION_JSON);
	}

	/**
	 * Whether the client knows what to do with events. Who takes anything does not.
	 * @param request the headers of a request
	 * @return whether it names their media type
	 */
	static boolean takesEvents(HttpHeaders request) {
		return ranges(request).stream()
			.anyMatch((range) -> range.getQualityValue() > 0 && !range.isWildcardType()
					&& range.includes(MediaType.TEXT_EVENT_STREAM));
	}

	/** Every request comes through here, twice: no streams, and no iterators. */
	private static Optional<MediaType> choose(HttpHeaders request, List<MediaType> offered) {
		@Nullable MediaType chosen = null;
		double quality = 0;
		List<MediaType> ranges = ranges(request);
		for (int i = 0; i < ranges.size(); i++) {
			MediaType range = ranges.get(i);
			if (range.getQualityValue() > quality) {
				MediaType first = first(offered, range);
				if (first != null) {
					chosen = first;
					quality = range.getQualityValue();
				}
			}
		}
		return Optional.ofNullable(chosen);
	}

	private static @Nullable MediaType first(List<MediaType> offered, MediaType range) {
		for (int i = 0; i < offered.size(); i++) {
			if (range.includes(offered.get(i))) {
				return offered.get(i);
			}
		}
		return null;
	}

	private static List<MediaType> ranges(HttpHeaders request) {
		try {
			List<MediaType> accepted = request.getAccept();
			return accepted.isEmpty() ? ANYTHING : accepted;
		}
		catch (InvalidMediaTypeException ex) {
			return List.of();
		}
	}

}
