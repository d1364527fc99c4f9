package io.sluice.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/**
 * Reads the parameters of an address as what they would be in a body (GraphQL over HTTP,
 * GET).
 */
final class AddressedQuery {

	private static final String NO_QUERY = "The address has no GraphQL request. It needs the parameter \"query\", "
			+ "a text, and if need be \"operationName\", and \"variables\" and \"extensions\", JSON objects; each once.";

	private final JsonMapper mapper;

	AddressedQuery(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Reads an address.
	 * @param parameters its parameters, decoded; unknown ones are passed over
	 * @return the members of the request
	 */
	Map<String, Object> read(MultiValueMap<String, String> parameters) {
		Map<String, Object> body = new HashMap<>();
		put(body, "query", single(parameters, "query"));
		put(body, NamedDocument.ID, single(parameters, NamedDocument.ID));
		put(body, "operationName", single(parameters, "operationName"));
		put(body, "variables", object(single(parameters, "variables")));
		put(body, "extensions", object(single(parameters, "extensions")));
		if (!body.containsKey("query") && !NamedDocument.isNamed(body)) {
			throw refused();
		}
		return body;
	}

	private static void put(Map<String, Object> body, String name, @Nullable Object value) {
		if (value != null) {
			body.put(name, value);
		}
	}

	/** What forms leave empty is not there. */
	private static @Nullable String single(MultiValueMap<String, String> parameters, String name) {
		List<String> values = parameters.getOrDefault(name, List.of());
		if (values.size() > 1) {
			throw refused();
		}
		String value = values.isEmpty() ? null : values.getFirst();
		return (value == null || value.isBlank()) ? null : value;
	}

	private @Nullable Object object(@Nullable String json) {
		if (json == null) {
			return null;
		}
		try {
			Object value = this.mapper.readValue(json, Object.class);
			if (value != null && !(value instanceof Map)) {
				throw refused();
			}
			return value;
		}
		catch (JacksonException ex) {
			throw refused();
		}
	}

	private static RefusedException refused() {
		return new RefusedException(HttpStatus.BAD_REQUEST, NO_QUERY);
	}

}
