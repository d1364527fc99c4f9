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
	static final List<MediaType> ALL = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_GRAPHQL_RESPONSE);

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
		List<MediaType> accepted;
		try {
			accepted = request.getAccept();
		}
		catch (InvalidMediaTypeException ex) {
			return Optional.empty();
		}
		Stream<MediaType> ranges = accepted.isEmpty() ? Stream.of(MediaType.ALL) : accepted.stream();
		return ranges.filter((range) -> range.getQualityValue() > 0)
			.sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
			.flatMap((range) -> ALL.stream().filter(range::includes).limit(1))
			.findFirst();
	}

}
