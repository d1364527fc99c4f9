package io.sluice.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.ExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import io.sluice.access.Caller;
import io.sluice.cache.Caches;
import io.sluice.cache.CallCache;
import io.sluice.downstream.Answer;
import io.sluice.plan.Planner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/** Equal operations at the same time. */
class SharedExecutionTests {

	private static final String SCHEMA = """
			type Query {
			  a(id: ID): Int @rest(service: "s", get: "/a/{args.id}")
			  mine: Int @rest(service: "s", get: "/users/{claims.sub}")
			  posted: Int @rest(service: "s", post: "/posted")
			  id: Int @rest(service: "s", get: "/id/{request.id}")
			  ruled: Int @allow(if: "claims.sub == 'ann'") @rest(service: "s", get: "/ruled")
			  hello: String @value(of: "Hello {claims.sub}")
			}
			type Mutation { change: Int @rest(service: "s", post: "/change") }
			""";

	private EngineFixture services;

	private SharedExecution execution;

	private final CallCache cache = Caches.empty();

	private GraphQL graphQl;

	private final Programs programs = new Programs(() -> {
		// nobody counts
	});

	@BeforeEach
	void start(@TempDir Path folder) {
		this.services = new EngineFixture(folder, SCHEMA);
		this.execution = new SharedExecution(
				new Resources(this.services, this.cache, new TimeLimit(Duration.ofSeconds(10), () -> 0)));
		ExecutionStrategy strategy = new BreadthFirstExecutionStrategy(
				new Compiler(new Planner(this.services.blueprint()), new Keepers(() -> 0)), this.execution,
				new Cashier(Budget.UNLIMITED, Integer.MAX_VALUE, 0));
		Map<String, PreparsedDocumentEntry> documents = new HashMap<>();
		this.graphQl = GraphQL.newGraphQL(this.services.blueprint().schema())
			.queryExecutionStrategy(strategy)
			.mutationExecutionStrategy(strategy)
			.preparsedDocumentProvider((input,
					_) -> CompletableFuture.completedFuture(documents.computeIfAbsent(input.getQuery(),
							(text) -> new PreparsedDocumentEntry(new Parser().parseDocument(text)))))
			.doNotAutomaticallyDispatchDataLoader()
			.build();
	}

	@Test
	void areCarriedOutOnce() {
		Sinks.One<Answer> held = this.services.holding("GET /a/1");
		List<CompletableFuture<ExecutionResult>> answers = List.of(ask("query($id: ID) { a(id: $id) }", 1),
				ask("query($id: ID) { a(id: $id) }", 1), ask("query($id: ID) { a(id: $id) }", 1));
		assertThat(this.services.asked()).containsExactly("GET /a/1");
		held.tryEmitValue(this.services.fetched("7"));
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(String.valueOf((Object) answer.join().getData())).isEqualTo("{a=7}"));
	}

	@Test
	void nothingIsKept() {
		this.services.answering((_) -> this.services.fetched("7"));
		ask("{ a(id: 1) }", 1).join();
		ask("{ a(id: 1) }", 1).join();
		assertThat(this.services.asked()).hasSize(2);
	}

	@Test
	void otherVariablesAreAnotherOperation() {
		this.services.holding("GET /a/1");
		this.services.holding("GET /a/2");
		ask("query($id: ID) { a(id: $id) }", 1);
		ask("query($id: ID) { a(id: $id) }", 2);
		assertThat(this.services.asked()).hasSize(2);
	}

	@Test
	void callersShareWhatServicesCannotTellApart() {
		this.services.holding("GET /a/1");
		ask("{ a(id: 1) }", caller("ann"), new Cancellation());
		ask("{ a(id: 1) }", caller("ben"), new Cancellation());
		assertThat(this.services.asked()).hasSize(1);
	}

	@Test
	void callersShareNothingElse() {
		this.services.holding("GET /users/ann");
		this.services.holding("GET /users/ben");
		ask("{ mine }", caller("ann"), new Cancellation());
		ask("{ mine }", caller("ben"), new Cancellation());
		ask("{ mine }", caller("ben"), new Cancellation());
		assertThat(this.services.asked()).containsExactly("GET /users/ann", "GET /users/ben");
	}

	@Test
	void whatIsMadeOfClaimsIsForWhoseTheyAre() {
		Sinks.One<Answer> held = this.services.holding("GET /a/1");
		var ann = ask("{ hello a(id: 1) }", caller("ann"), new Cancellation());
		var ben = ask("{ hello a(id: 1) }", caller("ben"), new Cancellation());
		held.tryEmitValue(this.services.fetched("1"));
		assertThat(String.valueOf((Object) ann.join().getData())).isEqualTo("{hello=Hello ann, a=1}");
		assertThat(String.valueOf((Object) ben.join().getData())).isEqualTo("{hello=Hello ben, a=1}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ posted }", "{ id }", "{ ruled }", "mutation { change }" })
	void othersAreCarriedOutEachOnItsOwn(String document) {
		for (String request : List.of("POST /posted", "GET /id/the-id", "GET /ruled", "POST /change")) {
			this.services.holding(request);
		}
		ask(document, caller("ann"), new Cancellation());
		ask(document, caller("ann"), new Cancellation());
		assertThat(this.services.asked()).hasSize(2);
	}

	@Test
	void whoGoesAwayDoesNotBreakItOffForOthers() {
		Sinks.One<Answer> held = this.services.holding("GET /a/1");
		Cancellation first = new Cancellation();
		ask("{ a(id: 1) }", Caller.ANONYMOUS, first);
		var second = ask("{ a(id: 1) }", 1);
		first.cancel();
		assertThat(this.services.cancelled()).isEmpty();
		held.tryEmitValue(this.services.fetched("7"));
		assertThat(String.valueOf((Object) second.join().getData())).isEqualTo("{a=7}");
	}

	@Test
	void theLastToGoAwayBreaksItOff() {
		this.services.holding("GET /a/1");
		Cancellation first = new Cancellation();
		Cancellation second = new Cancellation();
		ask("{ a(id: 1) }", Caller.ANONYMOUS, first);
		ask("{ a(id: 1) }", Caller.ANONYMOUS, second);
		first.cancel();
		second.cancel();
		assertThat(this.services.cancelled()).containsExactly("GET /a/1");
		ask("{ a(id: 1) }", 1);
		assertThat(this.services.asked()).as("what is broken off is joined by nobody").hasSize(2);
	}

	@Test
	void nobodyJoinsWhatBeganBeforeAMutationEnded() {
		this.services.holding("GET /a/1");
		this.services.with("POST /change", "1");
		ask("{ a(id: 1) }", 1);
		ask("mutation { change }", 1).join();
		ask("{ a(id: 1) }", 1);
		assertThat(this.services.asked()).containsExactly("GET /a/1", "POST /change", "GET /a/1");
	}

	@Test
	void nobodyJoinsWhatBeganBeforeAPurge() {
		this.services.holding("GET /a/1");
		ask("{ a(id: 1) }", 1);
		ask("{ a(id: 1) }", 1);
		assertThat(this.services.asked()).hasSize(1);
		this.cache.invalidate(List.of("what others changed")).join();
		ask("{ a(id: 1) }", 1);
		assertThat(this.services.asked()).containsExactly("GET /a/1", "GET /a/1");
	}

	@Test
	void nothingIsRememberedOfWhatIsOver() {
		Sinks.One<Answer> held = this.services.holding("GET /a/1");
		ask("{ a(id: 1) }", 1);
		assertThat(this.execution.isIdle()).isFalse();
		held.tryEmitValue(this.services.fetched("7"));
		assertThat(this.execution.isIdle()).isTrue();
	}

	@Test
	void nothingIsRememberedOfWhatIsBrokenOff() {
		this.services.holding("GET /a/1");
		Cancellation client = new Cancellation();
		ask("{ a(id: 1) }", Caller.ANONYMOUS, client);
		assertThat(this.execution.isIdle()).isFalse();
		client.cancel();
		assertThat(this.execution.isIdle()).isTrue();
		// gone before it was begun
		ask("{ a(id: 1) }", Caller.ANONYMOUS, client);
		assertThat(this.execution.isIdle()).isTrue();
	}

	private static Caller caller(String name) {
		return new Caller(true, Set.of(), Map.of("sub", name));
	}

	private CompletableFuture<ExecutionResult> ask(String document, int id) {
		return this.graphQl
			.executeAsync(input(document, Caller.ANONYMOUS, new Cancellation()).variables(Map.of("id", id)).build());
	}

	private CompletableFuture<ExecutionResult> ask(String document, Caller caller, Cancellation cancellation) {
		return this.graphQl.executeAsync(input(document, caller, cancellation).build());
	}

	private ExecutionInput.Builder input(String document, Caller caller, Cancellation cancellation) {
		return ExecutionInput.newExecutionInput(document)
			.graphQLContext(Map.of(ClientRequest.class, EngineFixture.client(), Programs.class, this.programs,
					Caller.class, caller, Cancellation.class, cancellation));
	}

}
