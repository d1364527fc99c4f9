package io.sluice.generation;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
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

	private Generation generation() {
		Compilation compilation = BlueprintCompiler.compile(new Home(this.folder).with("schema/schema.graphqls", """
				type Query {
				  greet: String @value(of: "Hello")
				  other(n: Int): Other @value(of: {n: "{args.n}"})
				}
				type Other { n: Int }
				""").read());
		Blueprint blueprint = ((Compilation.Compiled) compilation).blueprint();
		return Generation.of(blueprint, new Unused());
	}

	private static void execute(Generation generation, int from, int to) {
		for (int query = from; query < to; query++) {
			data(generation, query);
		}
	}

	private static Object data(Generation generation, int query) {
		String document = "query Q%1$d { greet%1$d: greet other%1$d: other(n: %1$d) { n } }".formatted(query);
		ExecutionGraphQlResponse response = generation.service()
			.execute(new DefaultExecutionGraphQlRequest(document, null, Map.of(), Map.of(), "id", Locale.ROOT))
			.block();
		assertThat(response.isValid()).isTrue();
		return response.getData();
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
		public Mono<Answer> exchange(Request request) {
			throw new IllegalStateException("no call expected");
		}

	}

}
