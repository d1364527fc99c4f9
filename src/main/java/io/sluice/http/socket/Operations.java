package io.sluice.http.socket;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.sluice.fault.Code;
import io.sluice.http.OperationFailure;
import org.reactivestreams.Publisher;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;

/** The operations of one socket that are under way. */
final class Operations {

	private final Map<String, Operation> active = new ConcurrentHashMap<>();

	private final AtomicInteger begun = new AtomicInteger();

	private final WebGraphQlHandler handler;

	private final MessageWriter writer;

	private final Upgrade upgrade;

	private final int limit;

	/**
	 * None is under way.
	 * @param handler executes them
	 * @param writer writes what becomes of them
	 * @param upgrade the request of the socket
	 * @param limit how many there may be at the same time
	 */
	Operations(WebGraphQlHandler handler, MessageWriter writer, Upgrade upgrade, int limit) {
		this.handler = handler;
		this.writer = writer;
		this.upgrade = upgrade;
		this.limit = limit;
	}

	/** Whether an operation of this name is under way. */
	boolean has(String id) {
		return this.active.containsKey(id);
	}

	/**
	 * Begins an operation.
	 * @param message asks for it; no operation of its name is under way
	 * @param client who does
	 * @return its messages, to the last one, with which its name is free again; whoever
	 * cancels breaks off what is under way
	 */
	Flux<Outgoing> begin(ClientMessage.Subscribe message, Client client) {
		if (this.active.size() >= this.limit) {
			return Flux.just(Outgoing.always(this.writer.error(message.id(), List.of(tooMany()))));
		}
		Operation operation = new Operation(message.id(), Sinks.empty());
		this.active.put(operation.id(), operation);
		WebSocketGraphQlRequest request = this.upgrade.request(this.begun.incrementAndGet(), message.request(), client);
		return Mono.defer(() -> this.handler.handleRequest(request))
			.flatMapMany((response) -> messages(operation, response))
			.onErrorResume((error) -> error(operation, OperationFailure.of(error, request.getId())))
			.takeUntilOther(operation.stop().asMono())
			.map((json) -> new Outgoing(json, operation::isWanted));
	}

	/**
	 * Breaks an operation off. Nothing more is said of it.
	 * @param id its name; need not be known
	 */
	void stop(String id) {
		Operation operation = this.active.remove(id);
		if (operation != null) {
			operation.stop().tryEmitEmpty();
		}
	}

	/** Breaks all operations off. */
	void stopAll() {
		this.active.keySet().forEach(this::stop);
	}

	private Flux<byte[]> messages(Operation operation, WebGraphQlResponse response) {
		ExecutionResult result = response.getExecutionResult();
		if (result.<Object>getData() instanceof Publisher<?> events) {
			return messages(operation, Flux.from(events).cast(ExecutionResult.class));
		}
		return result.isDataPresent() ? messages(operation, Flux.just(result))
				: error(operation, result.getErrors()).flux();
	}

	private Flux<byte[]> messages(Operation operation, Flux<ExecutionResult> results) {
		return results.map((result) -> this.writer.next(operation.id(), result))
			.concatWith(last(operation, () -> this.writer.complete(operation.id())));
	}

	private Mono<byte[]> error(Operation operation, List<GraphQLError> errors) {
		return last(operation, () -> this.writer.error(operation.id(), errors));
	}

	/** The client may use the name anew as soon as it has read the last message. */
	private Mono<byte[]> last(Operation operation, Supplier<byte[]> message) {
		return Mono.fromSupplier(() -> {
			this.active.remove(operation.id(), operation);
			return message.get();
		});
	}

	private GraphQLError tooMany() {
		Code code = Code.SUBSCRIPTION_LIMIT_EXCEEDED;
		return GraphqlErrorBuilder.newError()
			.message("There are " + this.limit + " operations under way on this socket; that is the limit.")
			.errorType(ErrorClassification.errorClassification(code.classification()))
			.extensions(Map.of("code", code.name()))
			.build();
	}

	/**
	 * An operation that is under way.
	 *
	 * @param id how the client calls it
	 * @param stop breaks it off
	 */
	private record Operation(String id, Sinks.Empty<Void> stop) {

		boolean isWanted() {
			return !this.stop.scanOrDefault(Scannable.Attr.TERMINATED, false);
		}

	}

}
