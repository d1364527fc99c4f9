package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import graphql.ExecutionResult;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/** An operation that is broken off begins nothing more, and leaves no call behind. */
class BreakingOffTests {

	private static final int ROUNDS = 300;

	private static final String SCHEMA = """
			type Query {
			  item(n: Int! = 1): Item @rest(service: "s", get: "/item/{args.n}")
			  last: Int @rest(service: "s", get: "/last")
			}
			type Mutation {
			  first: Item @rest(service: "s", post: "/first")
			  second: Item @rest(service: "s", post: "/second")
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

	@Test
	void breaksOffAllCalls() {
		this.engine.holding("GET /item/1");
		this.engine.holding("GET /last");
		CompletableFuture<ExecutionResult> answer = this.engine.start("{ item { one } last }", Map.of());
		assertThat(this.engine.cancelled()).isEmpty();
		this.engine.cancellation().cancel();
		assertThat(this.engine.cancelled()).containsExactlyInAnyOrder("GET /item/1", "GET /last");
		assertThat(answer).isNotDone();
	}

	@Test
	void beginsNothingIfItIsBrokenOffBefore() {
		this.engine.cancellation().cancel();
		assertThat(this.engine.start("{ item { one } last }", Map.of())).isNotDone();
		assertThat(this.engine.asked()).isEmpty();
	}

	@Test
	void beginsNoSecondLevelWhoseAnswerWaitsForItsTurn() {
		Sinks.One<Answer> item = this.engine.holding("GET /item/1");
		this.engine.holding("GET /last");
		this.engine.when("GET /last", () -> {
			item.tryEmitValue(item());
			this.engine.cancellation().cancel();
		});
		CompletableFuture<ExecutionResult> answer = this.engine.start("{ item { one some } last }", Map.of());
		assertThat(this.engine.asked()).containsExactly("GET /item/1", "GET /last");
		assertThat(this.engine.cancelled()).containsExactly("GET /last");
		assertThat(answer).isNotDone();
	}

	@Test
	void beginsNoCallAfterTheOneThatItIsBrokenOffAt() {
		this.engine.holding("GET /item/1");
		this.engine.when("GET /item/1", this.engine.cancellation()::cancel);
		this.engine.start("{ item { one } last }", Map.of());
		assertThat(this.engine.asked()).containsExactly("GET /item/1");
		assertThat(this.engine.cancelled()).containsExactly("GET /item/1");
	}

	@Test
	void beginsNoMutationAfterTheOneThatItIsBrokenOffAt() {
		this.engine.with("POST /first", "{}").when("POST /first", this.engine.cancellation()::cancel);
		this.engine.start("mutation { first { __typename } second { one } }", Map.of());
		assertThat(this.engine.asked()).containsExactly("POST /first");
	}

	@Test
	void beginsNothingAfterAFailure() {
		Sinks.One<Answer> item = this.engine.holding("GET /item/1");
		this.engine.throwing("GET /last", new AssertionError("thrown"));
		this.engine.start("{ item { one } last other: item(n: 2) { one } }", Map.of());
		item.tryEmitValue(item());
		assertThat(this.engine.asked()).containsExactly("GET /item/1");
		assertThat(this.engine.cancelled()).containsExactly("GET /item/1");
		assertThat(this.logged.errors()).containsExactly("[the-id] The operation failed.");
	}

	@Test
	void leavesNoCallBehindWhicheverThreadBreaksOff() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
			for (int n = 0; n < ROUNDS; n++) {
				Sinks.One<Answer> item = this.engine.holding("GET /item/" + n);
				this.engine.holding("GET /one/" + n);
				this.engine.holding("GET /some?id=" + n);
				Cancellation cancellation = new Cancellation();
				this.engine.start("{ item(n: %d) { one some } }".formatted(n), cancellation);
				CyclicBarrier together = new CyclicBarrier(2);
				String json = "{\"id\": %d}".formatted(n);
				Future<?> answering = threads.submit(() -> {
					together.await();
					return item.tryEmitValue(new Answer.Payload(json.getBytes(StandardCharsets.UTF_8), Freshness.NONE));
				});
				together.await();
				cancellation.cancel();
				answering.get();
				assertNothingIsUnderWay("GET /item/" + n);
			}
		}
	}

	private void assertNothingIsUnderWay(String answered) {
		List<String> left = new ArrayList<>(this.engine.asked());
		left.removeAll(this.engine.cancelled());
		left.remove(answered);
		assertThat(left).isEmpty();
		this.engine.asked().clear();
		this.engine.cancelled().clear();
	}

	private static Answer item() {
		return new Answer.Payload("{\"id\": 1}".getBytes(StandardCharsets.UTF_8), Freshness.NONE);
	}

}
