package io.sluice.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.blueprint.Blueprint;
import io.sluice.cache.Caches;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;
import io.sluice.engine.ClientRequest;
import io.sluice.engine.Budget;
import io.sluice.engine.Engine;
import io.sluice.engine.Programs;
import io.sluice.engine.TimeLimit;
import io.sluice.plan.Plan;
import io.sluice.plan.Planner;
import io.sluice.row.AnswerWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.json.JsonMapper;

/** What the engine takes without any network: to plan, to run, to write. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {

	/** What is asked. */
	@Param({ "{ posts { title user { name } } }", "{ posts { title } }", "{ post(id: 4) { title user { name } } }",
			"{ greet }" })
	public String query = "";

	private final JsonMapper mapper = new JsonMapper();

	private Planner planner;

	private OperationDefinition operation;

	private final Programs programs = new Programs(() -> {
	});

	private GraphQL graphQl;

	private Object data;

	/** Compiles the schema of the benchmark, and executes the query once. */
	@Setup
	public void compile() {
		Compilation compilation = BlueprintCompiler.compile(new Home(Path.of("src/test/benchmark")).read());
		Blueprint blueprint = ((Compilation.Compiled) compilation).blueprint();
		PostsData posts = new PostsData();
		CannedServices services = new CannedServices(Map.of("/posts", posts.allPosts(), "/posts/{}",
				posts.post(4).orElseThrow(), "/users", posts.users(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))));
		this.planner = new Planner(blueprint);
		this.operation = new Parser().parseDocument(this.query)
			.getDefinitionsOfType(OperationDefinition.class)
			.getFirst();
		PreparsedDocumentEntry document = new PreparsedDocumentEntry(new Parser().parseDocument(this.query));
		Engine engine = new Engine(blueprint, services, Caches.empty(),
				new TimeLimit(Duration.ofMinutes(1), System::nanoTime), Budget.UNLIMITED);
		this.graphQl = GraphQL.newGraphQL(blueprint.schema())
			.queryExecutionStrategy(engine.strategy())
			.preparsedDocumentProvider((_, _) -> CompletableFuture.completedFuture(document))
			.doNotAutomaticallyDispatchDataLoader()
			.build();
		this.data = run().getData();
	}

	/**
	 * Compiles an operation.
	 * @return its plan
	 */
	@Benchmark
	public Plan plan() {
		return this.planner.plan(this.operation, Map.of(), Map.of(), (_) -> true);
	}

	/**
	 * Executes an operation whose document is known.
	 * @return the result
	 */
	@Benchmark
	public ExecutionResult run() {
		ClientRequest client = new ClientRequest("1", Optional.empty(), Optional::empty, () -> "key", Map.of());
		return this.graphQl
			.executeAsync(ExecutionInput.newExecutionInput(this.query)
				.graphQLContext((context) -> context.of(ClientRequest.class, client).of(Programs.class, this.programs))
				.build())
			.join();
	}

	/**
	 * Writes the data of a result.
	 * @return the JSON
	 */
	@Benchmark
	public byte[] write() {
		try (ByteArrayBuilder bytes = new ByteArrayBuilder();
				JsonGenerator generator = this.mapper.createGenerator(bytes)) {
			AnswerWriter.write(this.data, generator);
			generator.flush();
			return bytes.toByteArray();
		}
	}

}
