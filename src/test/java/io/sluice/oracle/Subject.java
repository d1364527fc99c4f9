package io.sluice.oracle;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import io.sluice.access.Caller;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.cache.Caches;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Rendered;
import io.sluice.engine.CallsQuestion;
import io.sluice.engine.ClientRequest;
import io.sluice.engine.CostQuestion;
import io.sluice.engine.Engine;
import io.sluice.engine.Programs;
import io.sluice.engine.TimeLimit;
import io.sluice.http.EncodedAnswer;
import io.sluice.plan.Estimate;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The engine, executed as a generation does, with the services of one world at a time.
 */
final class Subject implements Downstream {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final Map<String, PreparsedDocumentEntry> documents = new HashMap<>();

	private final Map<String, Programs> programs = new HashMap<>();

	private final GraphQL graphQl;

	private FakeServices services;

	private Estimate estimate = new Estimate(0, 0, Map.of(), Optional.empty(), Optional.empty());

	private long actual;

	Subject(Blueprint blueprint, FakeServices services) {
		this.services = services;
		Engine engine = new Engine(blueprint, this, Caches.empty(),
				new TimeLimit(Duration.ofMinutes(1), System::nanoTime), this::notice);
		this.graphQl = GraphQL.newGraphQL(blueprint.schema())
			.queryExecutionStrategy(engine.strategy())
			.mutationExecutionStrategy(engine.strategy())
			.preparsedDocumentProvider((input, parsing) -> CompletableFuture
				.completedFuture(this.documents.computeIfAbsent(input.getQuery(), (_) -> parsing.apply(input))))
			.doNotAutomaticallyDispatchDataLoader()
			.build();
	}

	private Optional<GraphQLError> notice(Estimate estimate) {
		this.estimate = estimate;
		return Optional.empty();
	}

	/** What the last operation was to take at most. */
	Estimate estimate() {
		return this.estimate;
	}

	/** What the last operation has cost. */
	long actual() {
		return this.actual;
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return this.services.render(call, values);
	}

	@Override
	public Mono<Answer> exchange(io.sluice.downstream.Request request, Duration time) {
		return this.services.exchange(request, time);
	}

	Outcome execute(Request request, FakeServices services) {
		return execute(request, services, Caller.ANONYMOUS);
	}

	Outcome execute(Request request, FakeServices services, Caller caller) {
		this.services = services;
		CompletableFuture<ExecutionResult> answer = this.graphQl
			.executeAsync(ExecutionInput.newExecutionInput(request.document())
				.operationName(request.operation())
				.variables(request.variables())
				.graphQLContext(Map.of(ClientRequest.class,
						new ClientRequest("id", Optional.empty(), Optional::empty, () -> "key", Map.of()), Caller.class,
						caller, CostQuestion.class, CostQuestion.INSTANCE, CallsQuestion.class, CallsQuestion.INSTANCE,
						Programs.class, this.programs.computeIfAbsent(request.document(), (_) -> new Programs(() -> {
						})))));
		services.answerAll();
		ExecutionResult result = answer.getNow(null);
		if (result == null) {
			return new Outcome("no answer, though every service has answered", List.of());
		}
		this.actual = (result.getExtensions() != null && result.getExtensions().get("cost") instanceof Map<?, ?> cost
				&& cost.get("actual") instanceof Long number) ? number : 0;
		List<String> errors = result.getErrors().stream().map(Subject::error).toList();
		if (told(result) != services.requests().size()) {
			return new Outcome(told(result) + " calls are told of, but " + services.requests().size() + " made",
					errors);
		}
		String written = written(result);
		String viewed = Plain.normal(JSON.writeValueAsBytes(result.getData()));
		if (!written.equals(viewed)) {
			return new Outcome("written " + written + "\nviewed  " + viewed, errors);
		}
		return new Outcome(written, errors);
	}

	/** How many calls are told of; nothing is told if nothing was executed. */
	private static long told(ExecutionResult result) {
		return (result.getExtensions() != null && result.getExtensions().get("calls") instanceof List<?> calls)
				? calls.stream().filter((call) -> ((Map<?, ?>) call).containsKey("outcome")).count() : 0;
	}

	private static String written(ExecutionResult result) {
		JsonNode data = JSON.readTree(EncodedAnswer.of(result)).get("data");
		return Plain.normal(JSON.writeValueAsBytes(data));
	}

	private static String error(GraphQLError error) {
		return (error.getPath() != null) ? error.getPath() + " " + error.getExtensions().get("code")
				: "request: " + error.getMessage();
	}

}
