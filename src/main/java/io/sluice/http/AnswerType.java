package io.sluice.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
		return ranges(request)
			.anyMatch((range) -> !range.isWildcardType() && range.includes(MediaType.TEXT_EVENT_STREAM));
	}

	private static Optional<MediaType> choose(HttpHeaders request, List<MediaType> offered) {
		return ranges(request).sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
			.flatMap((range) -> offered.stream().filter(range::includes).limit(1))
			.findFirst();
	}

	private static Stream<MediaType> ranges(HttpHeaders request) {
		List<MediaType> accepted;
		try {
			accepted = request.getAccept();
		}
		catch (InvalidMediaTypeException ex) {
			return Stream.empty();
		}
		Stream<MediaType> ranges = accepted.isEmpty() ? Stream.of(MediaType.ALL) : accepted.stream();
		return ranges.filter((range) -> range.getQualityValue() > 0);
	}

}
