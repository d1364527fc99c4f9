package io.sluice.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionContextBuilder;
import graphql.execution.ExecutionId;
import graphql.execution.ExecutionStrategy;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.access.Caller;
import io.sluice.cache.Caches;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Purpose;
import io.sluice.downstream.Request;
import io.sluice.plan.Plan;
import io.sluice.plan.Planner;
import io.sluice.plan.Shape;
import io.sluice.row.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is thrown while an operation runs, it ends, and never with nulls instead. */
class RunTests {

	private static final TimeLimit LIMIT = new TimeLimit(Duration.ofMinutes(1), System::nanoTime);

	private static final String SCHEMA = """
			type Query {
			  a: Int @rest(service: "s", get: "/a")
			  item: Item @rest(service: "s", get: "/item")
			}
			type Item {
			  one: Int @rest(service: "s", get: "/one/{parent.id}")
			  some: Int @rest(service: "s", get: "/some", query: {id: "{keys}"}, batch: {key: "{parent.id}", match: KEY})
			}
			""";

	@RegisterExtension
	final Logged logged = new Logged();

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void start() {
		this.engine = new EngineFixture(this.folder, SCHEMA);
	}

	static Stream<Throwable> everything() {
		return Stream.of(new IllegalStateException("thrown"), new AssertionError("thrown"),
				new OutOfMemoryError("thrown"), new NoClassDefFoundError("thrown"), new StackOverflowError("thrown"));
	}

	@ParameterizedTest
	@MethodSource("everything")
	void failsIfAStepThrows(Throwable thrown) {
		CompletableFuture<Row> result = run((_) -> raise(thrown)).start();
		assertThat(result).isCompletedExceptionally();
		assertThat(result.exceptionNow()).isSameAs(thrown);
	}

	@ParameterizedTest
	@MethodSource("everything")
	void failsIfGoingOnThrows(Throwable thrown) {
		CompletableFuture<Integer> value = new CompletableFuture<>();
		CompletableFuture<Row> result = run((run) -> run.await(value, (_) -> raise(thrown))).start();
		assertThat(result).isNotDone();
		value.complete(1);
		assertThat(result).isCompletedExceptionally();
		assertThat(result.exceptionNow()).isSameAs(thrown);
	}

	@ParameterizedTest
	@MethodSource("everything")
	void failsIfWhatItAwaitsFails(Throwable thrown) {
		CompletableFuture<Row> result = run((run) -> run.await(CompletableFuture.failedFuture(thrown), (_) -> {
		})).start();
		assertThat(result).isCompletedExceptionally();
		assertThat(result.exceptionNow()).isSameAs(thrown);
	}

	@Test
	void doesNotGoOnWithAnAnswerThatWaitsWhenItIsBrokenOff() {
		this.engine.answering((_) -> new Answer.Payload(new byte[0], Freshness.NONE));
		List<String> reached = new ArrayList<>();
		Consumer<Run> asks = (run) -> run.await(run.exchanges().send(Calls.request(), Purpose.UNSAID, Watch.NONE),
				(_) -> reached.add("answer"));
		assertThat(run(asks).start()).isCompleted();
		assertThat(reached).hasSize(1);
		assertThat(run(asks, Run::cancel).start()).isNotDone();
		assertThat(reached).hasSize(1);
	}

	@Test
	void beginsNoLevelOnceItIsBrokenOff() {
		Plan plan = plan("{ item { one } }");
		Row below = new Row(plan.root().field(0).shape() instanceof Shape.ObjectOf(var layout, var _) ? layout : null);
		List<String> begun = new ArrayList<>();
		Step[][] steps = new Step[plan.layouts()][];
		steps[below.layout().number()] = new Step[] { (_, _) -> begun.add("below") };
		steps[plan.root().number()] = new Step[] { (run, _) -> run.opened(below) };
		assertThat(run(plan, steps).start()).isCompleted();
		assertThat(begun).hasSize(1);
		steps[plan.root().number()] = new Step[] { (run, _) -> {
			run.cancel();
			run.opened(below);
		} };
		assertThat(run(plan, steps).start()).isNotDone();
		assertThat(begun).hasSize(1);
	}

	@Test
	void breaksOffInItsTurn() {
		Request request = Calls.request();
		this.engine.holding(request.toString());
		List<String> meanwhile = new ArrayList<>();
		run((run) -> run.exchanges().send(request, Purpose.UNSAID, Watch.NONE), (run) -> {
			CompletableFuture.runAsync(run::cancel).join();
			meanwhile.addAll(this.engine.cancelled());
		}).start();
		assertThat(meanwhile).isEmpty();
		assertThat(this.engine.cancelled()).containsExactly(request.toString());
	}

	@ParameterizedTest
	@MethodSource("everything")
	void answersWhatIsThrownByTheFirstCallOfAField(Throwable thrown) {
		this.engine.throwing("GET /a", thrown);
		this.engine.holding("GET /item");
		assertFailed(this.engine.start("{ item { one } a }", Map.of()));
		assertThat(this.engine.cancelled()).containsExactly("GET /item");
		assertThat(this.logged.causes()).containsExactly(thrown);
	}

	@ParameterizedTest
	@MethodSource("everything")
	void answersWhatIsThrownByACallOfALowerLevel(Throwable thrown) {
		this.engine.with("GET /item", "{\"id\": 1}").throwing("GET /one/1", thrown).throwing("GET /some?id=1", thrown);
		assertFailed(this.engine.start("{ item { one } }", Map.of()));
		assertFailed(this.engine.start("{ item { some } }", Map.of()));
		assertThat(this.logged.causes()).containsExactly(thrown, thrown);
	}

	@Test
	void answersWhatIsThrownByThePlanner() {
		ExecutionStrategy planless = new BreadthFirstExecutionStrategy(
				new Compiler(new Planner(null), new Keepers(System::nanoTime)), new SharedExecution(resources()),
				new Cashier(Budget.UNLIMITED, 1, 1));
		assertFailed(GraphQL.newGraphQL(this.engine.blueprint().schema())
			.queryExecutionStrategy(planless)
			.build()
			.executeAsync(this.engine.input("{ a }").build()));
	}

	@ParameterizedTest
	@MethodSource("everything")
	void makesAnErrorOfAServiceThatSignalsOne(Throwable thrown) {
		this.engine.with("GET /item", "{\"id\": 1}").holding("GET /a").tryEmitError(thrown);
		ExecutionResult result = this.engine.execute("{ a item { __typename } }");
		assertThat(EngineFixture.errors(result)).containsExactly("[a] INTERNAL_SERVER_ERROR");
		assertThat(this.logged.errors()).containsExactly("A call ended in an error signal");
		assertThat(this.logged.causes()).containsExactly(thrown);
	}

	private void assertFailed(CompletableFuture<ExecutionResult> answer) {
		assertThat(answer).isCompleted();
		assertThat(EngineFixture.errors(answer.join())).containsExactly("null INTERNAL_SERVER_ERROR");
		assertThat(answer.join().<Object>getData()).isNull();
		assertThat(this.logged.errors()).last().isEqualTo("[the-id] The operation failed.");
	}

	/** The operation {@code { a } }, its steps being others. */
	@SafeVarargs
	private Run run(Consumer<Run>... steps) {
		Plan plan = plan("{ a }");
		Step[][] programmed = new Step[plan.layouts()][];
		programmed[plan.root().number()] = Arrays.stream(steps)
			.map((step) -> (Step) (Run run, List<Row> _) -> step.accept(run))
			.toArray(Step[]::new);
		return run(plan, programmed);
	}

	private Run run(Plan plan, Step[][] steps) {
		return new Run(new Program("1", plan, new int[0][], steps, new Togetherness(Optional.empty(), false, false)),
				new Inquiry(context(), null, EngineFixture.client(), Caller.ANONYMOUS, EventWitness.NONE), resources());
	}

	private static ExecutionContext context() {
		return ExecutionContextBuilder.newExecutionContextBuilder()
			.executionId(ExecutionId.from("the-id"))
			.graphQLContext(GraphQLContext.getDefault())
			.build();
	}

	private Resources resources() {
		return new Resources(this.engine, Caches.empty(), LIMIT);
	}

	private Plan plan(String document) {
		OperationDefinition operation = new Parser().parseDocument(document)
			.getDefinitionsOfType(OperationDefinition.class)
			.getFirst();
		return new Planner(this.engine.blueprint()).plan(operation, Map.of(), Map.of(), (_) -> true);
	}

	private static void raise(Throwable thrown) {
		switch (thrown) {
			case Error error -> throw error;
			case RuntimeException exception -> throw exception;
			default -> throw new IllegalArgumentException(thrown);
		}
	}

}
