package io.sluice.downstream.rest;

import java.time.Duration;
import java.util.Arrays;

import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.downstream.Freshness.Validator;
import io.sluice.downstream.Request;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/** An HTTP request, ready to be sent. */
public final class RestRequest implements Request {

	private final RestCall call;

	private final String target;

	private final String[] headers;

	private final byte @Nullable [] body;

	private final boolean conditional;

	private final int hash;

	/**
	 * A request. The arrays are not copied.
	 * @param call what was rendered
	 * @param target the absolute URL
	 * @param headers names and values in turn, sorted by name
	 * @param body the JSON, or {@code null} for no body
	 */
	RestRequest(RestCall call, String target, String[] headers, byte @Nullable [] body) {
		this(call, target, headers, body, false);
	}

	private RestRequest(RestCall call, String target, String[] headers, byte @Nullable [] body, boolean conditional) {
		this.call = call;
		this.target = target;
		this.headers = headers;
		this.body = body;
		this.conditional = conditional;
		this.hash = 31 * (31 * target.hashCode() + Arrays.hashCode(headers)) + Arrays.hashCode(body);
	}

	/** The same with one more header, unless it has one of that name. */
	RestRequest with(String name, String value) {
		if (has(name)) {
			return this;
		}
		String[] more = Arrays.copyOf(this.headers, this.headers.length + 2);
		more[this.headers.length] = name;
		more[this.headers.length + 1] = value;
		return new RestRequest(this.call, this.target, more, this.body, this.conditional);
	}

	private boolean has(String name) {
		for (int line = 0; line < this.headers.length; line += 2) {
			if (this.headers[line].equalsIgnoreCase(name)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public RestCall call() {
		return this.call;
	}

	@Override
	public RestService service() {
		return this.call.service();
	}

	@Override
	public Duration timeout() {
		return this.call.timeout();
	}

	@Override
	public boolean isSafe() {
		return this.call.isShared();
	}

	/** What sends a key that the service knows it by is safe to repeat, too. */
	@Override
	public boolean isRepeatable() {
		return this.call.isIdempotent() || has("Idempotency-Key");
	}

	/** RFC 9110, sections 13.1.2 and 13.1.3. */
	@Override
	public Request unless(Validator validator) {
		RestRequest request = new RestRequest(this.call, this.target, this.headers, this.body, true);
		if (validator.etag().isPresent()) {
			request = request.with(HttpHeaders.IF_NONE_MATCH, validator.etag().get());
		}
		if (validator.lastModified().isPresent()) {
			request = request.with(HttpHeaders.IF_MODIFIED_SINCE, validator.lastModified().get());
		}
		return request;
	}

	/** Whether it may be answered with another version being missing. */
	boolean isConditional() {
		return this.conditional;
	}

	String target() {
		return this.target;
	}

	String[] headers() {
		return this.headers;
	}

	byte @Nullable [] body() {
		return this.body;
	}

	/**
	 * Whether the same would be sent, and waited for as long: a request that may wait
	 * longer must not fail because another may not.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return (this == other) || (other instanceof RestRequest that && this.hash == that.hash && sends(that));
	}

	private boolean sends(RestRequest that) {
		return this.conditional == that.conditional && this.target.equals(that.target)
				&& Arrays.equals(this.headers, that.headers) && Arrays.equals(this.body, that.body)
				&& isLike(that.call);
	}

	private boolean isLike(RestCall other) {
		return this.call.method() == other.method() && this.call.timeout().equals(other.timeout())
				&& this.call.service().name().equals(other.service().name());
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return this.call.method() + " " + this.target;
	}

}
