package io.sluice.generation;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.cache.Caches;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import static org.assertj.core.api.Assertions.assertThat;

class GenerationTests {

	private static final long MEGABYTE = 1024 * 1024;

	@TempDir
	private Path folder;

	@Test
	void keepsItsHeapWhateverIsAsked() {
		Generation generation = generation();
		execute(generation, 0, 20_000);
		long before = usedHeap();
		execute(generation, 20_000, 100_000);
		assertThat(usedHeap() - before).isLessThan(4 * MEGABYTE);
		assertThat(data(generation, 0)).isEqualTo(Map.of("greet0", "Hello", "other0", Map.of("n", 0)));
	}

	/**
	 * A short text may select many fields, and each combination of conditions is a
	 * program of its own: 200 documents with 32 programs of 400 fields.
	 */
	@Test
	void keepsItsHeapHoweverLargeItsProgramsAre() {
		Generation generation = generation();
		unfold(generation, 0, 60);
		long before = usedHeap();
		unfold(generation, 60, 200);
		assertThat(usedHeap() - before).isLessThan(8 * MEGABYTE);
	}

	private static void unfold(Generation generation, int from, int to) {
		for (int query = from; query < to; query++) {
			String document = """
					query Q%d($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!) { wide { ...Ten } }
					fragment Ten on Wide { ...Five next { next { next { next { next { ...Five } } } } } }
					fragment Five on Wide { ...All next { ...All next { ...All next { ...All next { ...All } } } } }
					fragment All on Wide {
					  f0 @include(if: $a) f1 @include(if: $b) f2 @include(if: $c) f3 @include(if: $d) f4 @include(if: $e) %s
					}
					"""
				.formatted(query, fields(5, 40, " "));
			for (int decided = 0; decided < 32; decided++) {
				Map<String, Object> conditions = new HashMap<>();
				for (int n = 0; n < 5; n++) {
					conditions.put("abcde".substring(n, n + 1), (decided >> n & 1) == 1);
				}
				assertThat(execute(generation, document, conditions).getErrors()).isEmpty();
			}
		}
	}

	private static String fields(int from, int to, String separator) {
		return IntStream.range(from, to).mapToObj((n) -> "f" + n).collect(Collectors.joining(separator));
	}

	private Generation generation() {
		Compilation compilation = BlueprintCompiler.compile(new Home(this.folder).with("schema/schema.graphqls", """
				type Query {
				  greet: String @value(of: "Hello")
				  wide: Wide @value(of: {})
				  other(n: Int): Other @value(of: {n: "{args.n}"})
				}
				type Other { n: Int }
				type Wide { next: Wide %s: Int }
				""".formatted(fields(0, 40, ": Int "))).read());
		Blueprint blueprint = ((Compilation.Compiled) compilation).blueprint();
		return Generation.of(blueprint, new Unused(), Caches.empty(), Runnable::run);
	}

	private static void execute(Generation generation, int from, int to) {
		for (int query = from; query < to; query++) {
			data(generation, query);
		}
	}

	private static Object data(Generation generation, int query) {
		String document = "query Q%1$d { greet%1$d: greet other%1$d: other(n: %1$d) { n } }".formatted(query);
		ExecutionGraphQlResponse response = execute(generation, document, Map.of());
		assertThat(response.isValid()).isTrue();
		return response.getData();
	}

	private static ExecutionGraphQlResponse execute(Generation generation, String document,
			Map<String, Object> variables) {
		return Objects.requireNonNull(generation.service()
			.execute(new DefaultExecutionGraphQlRequest(document, null, variables, Map.of(), "id", Locale.ROOT))
			.block());
	}

	private static long usedHeap() {
		for (int round = 0; round < 3; round++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/** No query here calls a service. */
	private static final class Unused implements Downstream {

		@Override
		public Rendered render(ServiceCall call, Values values) {
			throw new IllegalStateException("no call expected");
		}

		@Override
		public Mono<Answer> exchange(Request request, Duration time) {
			throw new IllegalStateException("no call expected");
		}

	}

}
