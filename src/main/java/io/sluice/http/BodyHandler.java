package io.sluice.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import graphql.ExecutionResult;
import io.sluice.blueprint.Limits;
import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/**
 * Answers bodies that are an operation or, if they may be, a list of them. A list is
 * answered with the list of its answers, in its order; its operations are executed side
 * by side. Headers are those of the first.
 */
final class BodyHandler {

	private static final Frame FIRST = Frame.of("[", "");

	private static final Frame NEXT = Frame.of(",", "");

	private static final byte[] END = { ']' };

	private final WebGraphQlHandler handler;

	private final Answers answers;

	private final AnswerEncoder encoder;

	private final JsonMapper mapper;

	private final Limits.OfRequest limits;

	/**
	 * A handler.
	 * @param handler executes operations
	 * @param answers answers a single one
	 * @param encoder writes the answers of many
	 * @param mapper reads bodies
	 * @param limits how large a body may be, and how many operations may stand there; if
	 * it is one, no list is taken
	 */
	BodyHandler(WebGraphQlHandler handler, Answers answers, AnswerEncoder encoder, JsonMapper mapper,
			Limits.OfRequest limits) {
		this.handler = handler;
		this.answers = answers;
		this.encoder = encoder;
		this.mapper = mapper;
		this.limits = limits;
	}

	/**
	 * Executes what stands in a body.
	 * @param exchange a POST request
	 * @return completes when it is answered; refused if the body is neither, or if a list
	 * is too long
	 */
	Mono<Void> answer(ServerWebExchange exchange) {
		return WholeBody.of(exchange, this.limits).flatMap((body) -> answer(exchange, read(body)));
	}

	private Mono<Void> answer(ServerWebExchange exchange, @Nullable Object body) {
		return switch (body) {
			case Map<?, ?> operation ->
				this.handler.handleRequest(Received.of(exchange, members(operation), exchange.getRequest().getId()))
					.flatMap((response) -> this.answers.answer(exchange, response));
			case List<?> operations -> all(exchange, operations);
			case null, default -> throw noRequest();
		};
	}

	private @Nullable Object read(byte[] body) {
		try {
			return this.mapper.readValue(body, Object.class);
		}
		catch (JacksonException ex) {
			throw noRequest();
		}
	}

	@SuppressWarnings("unchecked") // the keys of a JSON object are texts
	private static Map<String, Object> members(@Nullable Object body) {
		if (body instanceof Map<?, ?> members) {
			return (Map<String, Object>) members;
		}
		throw noRequest();
	}

	private static ServerWebInputException noRequest() {
		return new ServerWebInputException("no JSON object");
	}

	private Mono<Void> all(ServerWebExchange exchange, List<?> bodies) {
		if (bodies.isEmpty() || this.limits.operations() == 1) {
			throw noRequest();
		}
		if (bodies.size() > this.limits.operations()) {
			throw new RefusedException(HttpStatus.BAD_REQUEST, Code.OPERATION_LIMIT_EXCEEDED,
					"The request has " + bodies.size() + " operations; the limit is " + this.limits.operations() + ".");
		}
		List<WebGraphQlRequest> operations = IntStream.range(0, bodies.size())
			.mapToObj((number) -> Received.of(exchange, members(bodies.get(number)),
					exchange.getRequest().getId() + "-" + (number + 1)))
			.toList();
		ServerHttpResponse response = exchange.getResponse();
		Flux<byte[]> answers = Flux.fromIterable(operations)
			.flatMapSequential(this::execute, this.limits.operations())
			.index((number, answered) -> {
				if (number == 0) {
					// nothing is sent before the first one
					answered.response().ifPresent((first) -> AnswerHeaders.add(response.getHeaders(), first));
				}
				return this.encoder.encode(answered.result(), (number == 0) ? FIRST : NEXT);
			});
		response.setStatusCode(HttpStatus.OK);
		response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		return response.writeWith(answers.concatWithValues(END).map(response.bufferFactory()::wrap));
	}

	private Mono<Answered> execute(WebGraphQlRequest operation) {
		return this.handler.handleRequest(operation)
			.map((response) -> new Answered(single(response.getExecutionResult()), Optional.of(response)))
			.onErrorResume((error) -> Mono.fromSupplier(() -> new Answered(
					ExecutionResult.newExecutionResult().errors(OperationFailure.of(error, operation.getId())).build(),
					Optional.empty())));
	}

	private static ExecutionResult single(ExecutionResult result) {
		return (result.<Object>getData() instanceof Publisher<?>) ? Answers.NO_STREAM : result;
	}

	/**
	 * What became of one operation of a list.
	 *
	 * @param result its answer
	 * @param response what was executed; empty if it failed
	 */
	private record Answered(ExecutionResult result, Optional<WebGraphQlResponse> response) {

	}

}
