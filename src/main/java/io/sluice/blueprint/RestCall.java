package io.sluice.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An HTTP call, compiled from {@code @rest}.
 *
 * @param service the service that is called
 * @param method the verb
 * @param path the path below the service's base URL, begins with a slash; each
 * placeholder stands for (a part of) one segment
 * @param query the query parameters, in order
 * @param listStyle how a list is written in a query parameter
 * @param headers the headers of this call; those of the service are sent too
 * @param body the JSON body, if any
 * @param timeout the longest time that the call may take
 * @param select where the value stands in the answer
 * @param batch how many keys share one call
 * @param nullOn the statuses that mean null
 */
public record RestCall(RestService service, Method method, Template path, List<NamedTemplate> query,
		ListStyle listStyle, List<NamedTemplate> headers, Optional<Template> body, Duration timeout, JsonPath select,
		Optional<Batch> batch, Set<String> nullOn) implements ServiceCall {

	public RestCall {
		query = List.copyOf(query);
		headers = List.copyOf(headers);
		nullOn = Set.copyOf(nullOn);
	}

	/** RFC 9110, section 9.2.1. */
	@Override
	public boolean isSafe() {
		return this.method == Method.GET;
	}

	/** RFC 9110, section 9.2.2. */
	@Override
	public boolean isIdempotent() {
		return switch (this.method) {
			case GET, PUT, DELETE -> true;
			case POST, PATCH -> false;
		};
	}

	@Override
	public List<Object> essence() {
		return List.of(this.service.name(), this.service.baseUrl(), this.service.headers(),
				this.service.clientRegistration(), this.method, this.path, this.query, this.listStyle, this.headers,
				this.body, this.select, this.batch.map(Batch::match), this.nullOn);
	}

	@Override
	public void references(Consumer<Reference> visitor) {
		this.path.references(visitor);
		this.query.forEach((parameter) -> parameter.value().references(visitor));
		this.headers.forEach((header) -> header.value().references(visitor));
		this.body.ifPresent((template) -> template.references(visitor));
		this.service.headers().forEach((header) -> header.value().references(visitor));
	}

	@Override
	public String written() {
		return this.query.stream()
			.map((parameter) -> parameter.name() + "=" + parameter.value().written())
			.collect(Collectors.joining("&",
					this.method + " " + this.path.written() + (this.query.isEmpty() ? "" : "?"), ""));
	}

	/** HTTP's verbs, RFC 9110 and RFC 5789. */
	public enum Method {

		/** Reads; safe. */
		GET,

		/** Whatever the service makes of it. */
		POST,

		/** Replaces; idempotent. */
		PUT,

		/** Changes in part. */
		PATCH,

		/** Removes; idempotent. */
		DELETE

	}

	/** How a list is written in a query parameter. */
	public enum ListStyle {

		/** One parameter per element. */
		REPEAT,

		/** One parameter, elements joined with commas. */
		COMMA

	}

}
