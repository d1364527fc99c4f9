package io.sluice.downstream.rest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.sluice.blueprint.RestCall.Method;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to fill in a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RestRendererBenchmark {

	private static final String BASE = "http://127.0.0.1:18080/v1";

	private final List<Integer> keys = IntStream.rangeClosed(1, 10).boxed().toList();

	private final Values values = (reference) -> this.keys;

	private final Values one = (reference) -> "7";

	private final RestRenderer constant = new RestRenderer(Calls.to(BASE).path("/posts").build());

	private final RestRenderer byPath = new RestRenderer(Calls.to(BASE).path("/posts/", "{id}").build());

	private final RestRenderer byQuery = new RestRenderer(Calls.to(BASE).path("/users").query("id", "{ids}").build());

	private final RestRenderer byHeader = new RestRenderer(
			Calls.to(BASE).path("/users/", "{id}").header("X-User", "{id}").build());

	private final RestRenderer byBody = new RestRenderer(Calls.to(BASE)
		.method(Method.POST)
		.body(new Template.ObjectOf(Map.of("ids", Calls.argument("ids"))))
		.build());

	/** Nothing to fill in. */
	@Benchmark
	public Rendered constant() {
		return this.constant.render(this.one);
	}

	/** One segment. */
	@Benchmark
	public Rendered path() {
		return this.byPath.render(this.one);
	}

	/** A parameter for each of ten keys. */
	@Benchmark
	public Rendered query() {
		return this.byQuery.render(this.values);
	}

	/** One segment and one header. */
	@Benchmark
	public Rendered header() {
		return this.byHeader.render(this.one);
	}

	/** Ten keys as JSON. */
	@Benchmark
	public Rendered body() {
		return this.byBody.render(this.values);
	}

}
