package io.sluice.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.ExecutionResult;
import io.sluice.blueprint.Sha256;
import io.sluice.plan.AnswerPolicy;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;

/**
 * Says how long an answer may be kept, and answers with 304 where the client has it.
 *
 * @param policy what holds for the answer, which may be kept
 */
record AnswerCaching(AnswerPolicy policy) {

	private static final int ETAG_BYTES = 16;

	/**
	 * How an answer may be kept.
	 * @param response what was executed
	 * @return how; empty if it may not, as all with errors, and all that tells how it was
	 * made: that it is older than it should be, what was called for it, what it has cost
	 * and what is left of a budget
	 */
	static Optional<AnswerCaching> of(WebGraphQlResponse response) {
		ExecutionResult result = response.getExecutionResult();
		AnswerPolicy policy = response.getExecutionInput().getGraphQLContext().get(AnswerPolicy.class);
		boolean isKept = policy != null && policy.isKept() && result.getErrors().isEmpty()
				&& result.<Object>getData() != null && !isOfThisMoment(result);
		return isKept ? Optional.of(new AnswerCaching(policy)) : Optional.empty();
	}

	private static boolean isOfThisMoment(ExecutionResult result) {
		Map<Object, Object> extensions = result.getExtensions();
		return extensions != null && !extensions.isEmpty();
	}

	/**
	 * Answers.
	 * @param exchange the request
	 * @param body the answer
	 * @param type its media type
	 * @return completes when it is answered, or a GET of a client that has it with 304,
	 * which has the same headers (RFC 9110, 15.4.5)
	 */
	Mono<Void> answer(ServerWebExchange exchange, ByteBuffer body, MediaType type) {
		HttpHeaders headers = exchange.getResponse().getHeaders();
		headers.setCacheControl(
				"max-age=" + this.policy.maxAge().toSeconds() + (this.policy.isPublic() ? ", public" : ", private"));
		headers.addAll(HttpHeaders.VARY, varying());
		return (HttpMethod.GET.equals(exchange.getRequest().getMethod()) && exchange.checkNotModified(etag(body)))
				? exchange.getResponse().setComplete()
				: Answers.whole(exchange.getResponse(), HttpStatus.OK, type, body);
	}

	/** The answer of one caller is not that of the next one in the same browser. */
	private List<String> varying() {
		List<String> varying = new ArrayList<>(List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING));
		if (!this.policy.isPublic()) {
			varying.add(HttpHeaders.AUTHORIZATION);
		}
		varying.addAll(this.policy.varying());
		return varying;
	}

	/** Weak, since it names the answer whatever its encoding and media type are. */
	private static String etag(ByteBuffer body) {
		byte[] hash = Arrays.copyOf(Sha256.bytes(body), ETAG_BYTES);
		return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"";
	}

}
