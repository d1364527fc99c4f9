package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import io.sluice.access.Caller;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Generous;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.cache.CallCache;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.compile.SubscriptionRoots;
import io.sluice.config.Home;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import io.sluice.downstream.rest.RestRenderers;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** An engine over one service {@code s}, whose answers a test says or holds back. */
final class EngineFixture implements Downstream {

	private final RestRenderers renderer = new RestRenderers(List.of());

	private final Map<String, Answer> answers = new LinkedHashMap<>();

	private final Map<String, Sinks.One<Answer>> held = new LinkedHashMap<>();

	private final Set<String> refused = new HashSet<>();

	private final Map<String, Throwable> thrown = new LinkedHashMap<>();

	private final Map<String, Flux<Answer>> streams = new LinkedHashMap<>();

	private final Map<String, Runnable> events = new LinkedHashMap<>();

	private Function<String, Answer> answering = (_) -> null;

	static final Duration TIME = Duration.ofSeconds(10);

	private final List<String> asked = new ArrayList<>();

	private final List<String> cancelled = new ArrayList<>();

	private final List<String> unreadable = new ArrayList<>();

	private final AtomicLong clock = new AtomicLong();

	private final CallCache cache;

	private final Cancellation cancellation = new Cancellation();

	private final Map<String, PreparsedDocumentEntry> documents = new HashMap<>();

	private final Blueprint blueprint;

	private final GraphQL graphQl;

	EngineFixture(Path folder, String schema) {
		this(folder, schema, "");
	}

	EngineFixture(Path folder, String schema, String settings) {
		Home home = new Home(folder).with("schema/s.graphqls", schema)
			.with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: http://s\n" + settings);
		this.blueprint = SubscriptionRoots.of(switch (BlueprintCompiler.compile(home.read())) {
			case Compilation.Compiled(var compiled) -> compiled;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		});
		this.cache = CallCache.inProcess(Generous.TERMS.cache(), InstantSource.fixed(Instant.EPOCH), this.clock::get);
		Engine engine = new Engine(this.blueprint, this, this.cache, new TimeLimit(TIME, this.clock::get),
				Budget.UNLIMITED);
		this.graphQl = GraphQL.newGraphQL(this.blueprint.schema())
			.queryExecutionStrategy(engine.strategy())
			.mutationExecutionStrategy(engine.strategy())
			.subscriptionExecutionStrategy(engine.subscriptionStrategy())
			.preparsedDocumentProvider((input, parsing) -> CompletableFuture
				.completedFuture(this.documents.computeIfAbsent(input.getQuery(), (_) -> parsing.apply(input))))
			.doNotAutomaticallyDispatchDataLoader()
			.build();
	}

	/** Answers a request such as {@code GET /a?b=c}. */
	EngineFixture with(String request, String json) {
		this.answers.put(request, new Answer.Payload(json.getBytes(StandardCharsets.UTF_8), Freshness.NONE));
		return this;
	}

	EngineFixture rejecting(String request, String status, boolean splittable) {
		this.answers.put(request, rejection(status, splittable));
		return this;
	}

	static Answer rejection(String status, boolean splittable) {
		return new Answer.Rejected(status, splittable, Fault.of(Code.DOWNSTREAM_ERROR, "s", "no"), "detail",
				Freshness.NONE);
	}

	/** Answers all requests that are not told otherwise. */
	EngineFixture answering(Function<String, Answer> answering) {
		this.answering = answering;
		return this;
	}

	/** Forgets what requests were answered, but what they were told. */
	void forgetting() {
		this.answers.clear();
		this.held.clear();
	}

	/** Has a request answered anew each time. */
	EngineFixture anew(String request) {
		return when(request, () -> this.answers.remove(request));
	}

	/** An answer that may be kept, and is fetched at this moment. */
	Answer fetched(String json) {
		return new Answer.Payload(json.getBytes(StandardCharsets.UTF_8), Freshness.unsaid(this.clock.get()));
	}

	/** Lets time pass. */
	void pass(Duration time) {
		this.clock.addAndGet(time.toNanos());
	}

	CallCache cache() {
		return this.cache;
	}

	/** Refuses to send a request. */
	EngineFixture refusing(String request) {
		this.refused.add(request);
		return this;
	}

	/** Throws when a request is to be sent, instead of answering it. */
	EngineFixture throwing(String request, Throwable thrown) {
		this.thrown.put(request, thrown);
		return this;
	}

	/** Does something at the moment in which a request is sent. */
	EngineFixture when(String request, Runnable event) {
		this.events.put(request, event);
		return this;
	}

	/** Answers a request with a stream. */
	EngineFixture streaming(String request, Flux<Answer> answers) {
		this.streams.put(request, answers);
		return this;
	}

	/** Keeps a request waiting. */
	Sinks.One<Answer> holding(String request) {
		return this.held.computeIfAbsent(request, (_) -> Sinks.one());
	}

	List<String> asked() {
		return this.asked;
	}

	List<String> cancelled() {
		return this.cancelled;
	}

	List<String> unreadable() {
		return this.unreadable;
	}

	Cancellation cancellation() {
		return this.cancellation;
	}

	Blueprint blueprint() {
		return this.blueprint;
	}

	ExecutionResult execute(String document) {
		return execute(document, Map.of());
	}

	ExecutionResult execute(String document, Map<String, Object> variables) {
		return start(document, variables).join();
	}

	CompletableFuture<ExecutionResult> start(String document, Map<String, Object> variables) {
		return this.graphQl.executeAsync(input(document).variables(variables).build());
	}

	CompletableFuture<ExecutionResult> start(ExecutionInput.Builder input) {
		return this.graphQl.executeAsync(input.build());
	}

	void start(String document, Cancellation cancellation) {
		this.graphQl.executeAsync(input(document).graphQLContext(Map.of(Cancellation.class, cancellation)).build());
	}

	ExecutionResult execute(ExecutionInput.Builder input) {
		return this.graphQl.execute(input.build());
	}

	ExecutionInput.Builder input(String document) {
		return ExecutionInput.newExecutionInput(document)
			.graphQLContext(Map.of(ClientRequest.class, client(), Cancellation.class, this.cancellation));
	}

	/** Asked by nobody in particular, for nothing of graphql-java. */
	static Inquiry inquiry() {
		return new Inquiry(null, null, client(), Caller.ANONYMOUS, EventWitness.NONE);
	}

	static ClientRequest client() {
		return new ClientRequest("the-id", Optional.empty(), Optional::empty, () -> "key", Map.of());
	}

	/** Path and code of each error. */
	static List<String> errors(ExecutionResult result) {
		return result.getErrors()
			.stream()
			.map((error) -> error.getPath() + " " + error.getExtensions().get("code"))
			.toList();
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		Rendered rendered = this.renderer.render((RestCall) call, values);
		boolean fine = !(rendered instanceof Rendered.Ready(var request)) || !this.refused.contains(line(request));
		return fine ? rendered : new Rendered.Refused(Fault.of(Code.BAD_USER_INPUT, "refused"));
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		String line = request.toString().replace("http://s", "");
		return this.streams.get(line)
			.doOnSubscribe((_) -> this.asked.add(line))
			.doOnCancel(() -> this.cancelled.add(line));
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		String line = line(request);
		switch (this.thrown.get(line)) {
			case null -> {
				// nothing is thrown
			}
			case Error error -> throw error;
			case Throwable exception -> throw (RuntimeException) exception;
		}
		return Mono.defer(() -> {
			this.asked.add(line);
			this.events.getOrDefault(line, () -> {
			}).run();
			if (this.held.containsKey(line)) {
				return this.held.get(line).asMono().doOnCancel(() -> this.cancelled.add(line));
			}
			Answer answer = this.answers.computeIfAbsent(line, this.answering);
			return (answer != null) ? Mono.just(answer) : Mono.error(new IllegalStateException("not told: " + line));
		});
	}

	@Override
	public void unreadable(Request request) {
		this.unreadable.add(line(request));
	}

	private static String line(Request request) {
		return request.toString().replace("http://s", "");
	}

}
