package io.sluice.oracle;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.RestCall;
import io.sluice.downstream.rest.RestRenderers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random operations over random worlds, answered by the engine and by graphql-java with
 * plain data fetchers: equal data, equal paths and codes of errors. The system property
 * {@code sluice.oracle.operations} says how many, {@code sluice.oracle.seed} which.
 */
class OracleTests {

	private static final int OPERATIONS_PER_WORLD = 20;

	private static final double[] RATES = { 0, 0.02, 0.08, 0.3 };

	@TempDir
	Path folder;

	private Blueprint blueprint;

	private RestRenderers renderer;

	private Subject subject;

	private Oracle oracle;

	@BeforeEach
	void compile() throws Exception {
		this.blueprint = Contract.compile(this.folder);
		List<RestCall> calls = this.blueprint.bindings().values().stream().flatMap((binding) -> switch (binding) {
			case Binding.Call call -> Optional.of((RestCall) call.call()).stream();
			case Binding.Lookup lookup -> Optional.of((RestCall) lookup.type().call()).stream();
			case Binding.Property _, Binding.Value _ -> Optional.<RestCall>empty().stream();
		}).toList();
		this.renderer = new RestRenderers(calls);
		this.subject = new Subject(this.blueprint, new FakeServices(this.renderer, new World(0, 0), null));
		this.oracle = new Oracle(this.blueprint.schema());
	}

	@Test
	void answersAsGraphQlJavaDoes() {
		List<Round> rounds = rounds(1);
		int count = rounds.size();
		int refused = 0;
		int faulty = 0;
		Set<String> codes = new HashSet<>();
		Set<String> different = new HashSet<>();
		for (Round round : rounds) {
			World world = round.world();
			Operations operations = operations(round);
			Outcome expected = this.oracle.execute(operations.request(), world);
			if (isRefused(expected)) {
				refused++;
				continue;
			}
			different.add(operations.request().document());
			faulty += expected.errors().isEmpty() ? 0 : 1;
			expected.errors().forEach((error) -> codes.add(error.substring(error.lastIndexOf(' ') + 1)));
			check(operations, world).ifPresent((first) -> fail(operations, world, round.seed(), first));
		}
		System.getLogger("oracle")
			.log(System.Logger.Level.INFO,
					"{0} operations from {1}, {2} refused, {3} different, {4} with errors, codes {5}", count,
					rounds.getFirst().seed(), refused, different.size(), faulty, codes);
		assertThat(different).as("different documents").hasSizeGreaterThan(count * 9 / 10);
		assertThat(refused).as("operations that were no use").isLessThan(count / 20);
		assertThat(faulty).as("operations with errors").isGreaterThan(count / 5);
		assertThat(codes).contains("DOWNSTREAM_SHAPE_MISMATCH", "DOWNSTREAM_ERROR", "DOWNSTREAM_TIMEOUT",
				"DOWNSTREAM_UNAVAILABLE", "BATCH_CONTRACT_VIOLATION", "NOT_FOUND", "BAD_USER_INPUT");
	}

	/**
	 * What a caller may not see is as if its data fetcher had failed: nobody is asked.
	 */
	@Test
	void answersAsIfWhatIsRefusedHadFailed() {
		List<Round> rounds = rounds(3);
		int refused = 0;
		for (Round round : rounds) {
			World world = round.world();
			Guard guard = Guard.of(this.blueprint, new Random(round.seed()));
			Operations operations = operations(round);
			Request request = operations.request();
			Outcome expected = this.oracle.execute(request, world, guard, Ownership.NONE);
			if (isRefused(expected)) {
				continue;
			}
			refused += expected.errors().stream().anyMatch(OracleTests::isUnauthorized) ? 1 : 0;
			FakeServices services = new FakeServices(this.renderer, world, null);
			Outcome actual = new Subject(guard.applied(this.blueprint), services).execute(request, services,
					guard.caller());
			boolean hasEffects = operations.operations().getFirst().kind().equals("mutation");
			if (hasEffects && actual.errors().stream().anyMatch(OracleTests::isUnauthorized)) {
				assertThat(services.requests()).isEmpty();
			}
			else {
				assertThat(actual).as("seed %s\n%s\n%s", round.seed(), request.document(), guard.refused())
					.isEqualTo(expected);
			}
		}
		assertThat(refused).as("operations that were refused in parts").isGreaterThan(rounds.size() / 5);
	}

	/**
	 * What a rule does not allow is as if its data fetcher had failed, or had left it
	 * out; what it depends on is not asked for.
	 */
	@Test
	void answersAsIfWhatIsNotAllowedWereNotThere() {
		List<Round> rounds = rounds(3);
		int refused = 0;
		for (Round round : rounds) {
			World world = round.world();
			Ownership ownership = Ownership.of(this.blueprint, new Random(round.seed()));
			Request request = operations(round).request();
			Outcome expected = this.oracle.execute(request, world, Guard.NONE, ownership);
			if (isRefused(expected)) {
				continue;
			}
			refused += expected.errors().stream().anyMatch((error) -> error.endsWith(" FORBIDDEN")) ? 1 : 0;
			FakeServices services = new FakeServices(this.renderer, world, null);
			Outcome actual = new Subject(ownership.applied(this.blueprint), services).execute(request, services);
			assertThat(actual).as("seed %s\n%s\n%s", round.seed(), request.document(), ownership).isEqualTo(expected);
			if (operations(round).operations().getFirst().kind().equals("query")) {
				Subject kept = new Subject(ownership.applied(Keepings.applied(this.blueprint)), services);
				assertThat(again(kept, request, round.world()))
					.as("seed %s\n%s\n%s", round.seed(), request.document(), ownership)
					.containsOnly(expected);
				assertThat(again(kept, request, round.world()))
					.as("seed %s\n%s\n%s", round.seed(), request.document(), ownership)
					.containsOnly(expected);
			}
		}
		assertThat(refused).as("operations of which something was not allowed").isGreaterThan(rounds.size() / 5);
	}

	/** Or a part of them, where each takes longer. */
	private static List<Round> rounds(int part) {
		long first = Long.getLong("sluice.oracle.seed", 1) * 1_000_000_007L;
		return IntStream.range(0, Integer.getInteger("sluice.oracle.operations", 3000) / part)
			.mapToObj(
					(n) -> new Round(first + n, new World((first + n) / OPERATIONS_PER_WORLD, RATES[n % RATES.length])))
			.toList();
	}

	private Operations operations(Round round) {
		return new OperationGenerator(this.blueprint.schema(), round.seed()).generate();
	}

	/**
	 * "The results of Static Query Analysis should always produce an upper bound on the
	 * results calculated by Dynamic Query Analysis" (IBM). No list of these worlds is
	 * longer than is assumed. Calls are made again when batches are refused, so that they
	 * are counted where all goes well.
	 */
	@Test
	void takesNoMoreThanEstimated() {
		List<Round> rounds = rounds(3);
		int costly = 0;
		int calling = 0;
		for (int n = 0; n < rounds.size(); n++) {
			Round round = rounds.get(n);
			Request request = operations(round).request();
			FakeServices services = new FakeServices(this.renderer, round.world(), null);
			Subject priced = new Subject(Prices.of(this.blueprint, new Random(round.seed())).applied(this.blueprint),
					services);
			priced.execute(request, services);
			assertThat(priced.actual()).as("seed %s\n%s", round.seed(), request.document())
				.isLessThanOrEqualTo(priced.estimate().cost());
			costly += (priced.actual() > 10) ? 1 : 0;
			if (RATES[n % RATES.length] == 0) {
				assertThat(services.requests()).as("seed %s\n%s", round.seed(), request.document())
					.hasSizeLessThanOrEqualTo(
							(int) priced.estimate().calls().values().stream().mapToLong(Long::longValue).sum());
				calling += (services.requests().size() > 3) ? 1 : 0;
			}
		}
		assertThat(costly).as("operations that cost something").isGreaterThan(rounds.size() / 3);
		assertThat(calling).as("operations that call").isGreaterThan(rounds.size() / 30);
	}

	/**
	 * What is kept is what was answered, whichever operation fetched it, and however much
	 * of a batch is there already.
	 */
	@Test
	void answersTheSameFromWhatIsKept() {
		Blueprint keeping = Keepings.applied(this.blueprint);
		int calls = 0;
		int callsWithoutKeeping = 0;
		World world = new World(-1, 0);
		Subject kept = this.subject;
		List<Round> rounds = rounds(3);
		for (int n = 0; n < rounds.size(); n++) {
			if (n % OPERATIONS_PER_WORLD == 0) {
				world = new World(rounds.get(n).seed() / OPERATIONS_PER_WORLD, 0);
				kept = new Subject(keeping, new FakeServices(this.renderer, world, null));
			}
			Operations operations = operations(rounds.get(n));
			Request request = operations.request();
			Outcome expected = this.oracle.execute(request, world);
			if (isRefused(expected) || !operations.operations().getFirst().kind().equals("query")) {
				continue;
			}
			FakeServices services = new FakeServices(this.renderer, world, new Random(rounds.get(n).seed()));
			assertThat(kept.execute(request, services)).as("seed %s\n%s", rounds.get(n).seed(), request.document())
				.isEqualTo(expected);
			assertThat(again(kept, request, world)).as("seed %s\n%s", rounds.get(n).seed(), request.document())
				.containsOnly(expected);
			calls += services.requests().size();
			FakeServices others = new FakeServices(this.renderer, world, null);
			this.subject.execute(request, others);
			callsWithoutKeeping += others.requests().size();
		}
		assertThat(calls).as("calls, of %s if nothing is kept", callsWithoutKeeping)
			.isPositive()
			.isLessThan(callsWithoutKeeping * 9 / 10);
	}

	/**
	 * What is read of what is kept is kept, too, so that the second time is another one.
	 */
	private Set<Outcome> again(Subject kept, Request request, World world) {
		return Set.copyOf(Stream.generate(() -> kept.execute(request, new FakeServices(this.renderer, world, null)))
			.limit(2)
			.toList());
	}

	private static boolean isUnauthorized(String error) {
		return error.endsWith(" UNAUTHORIZED_FIELD_OR_TYPE");
	}

	private static boolean isRefused(Outcome outcome) {
		return outcome.errors().stream().anyMatch((error) -> error.startsWith("request: "));
	}

	/** What is wrong, if anything. */
	private Optional<String> check(Operations operations, World world) {
		Request request = operations.request();
		Outcome expected = this.oracle.execute(request, world);
		if (isRefused(expected)) {
			return Optional.empty();
		}
		boolean atOnce = request.document().hashCode() % 2 == 0;
		FakeServices services = new FakeServices(this.renderer, world, atOnce ? null : new Random(1));
		Outcome actual = this.subject.execute(request, services);
		if (!actual.equals(expected)) {
			return Optional.of("oracle\n" + expected + "\nengine\n" + actual);
		}
		if (operations.operations().getFirst().kind().equals("query")) {
			return twice(services.requests()).or(() -> twice(services.keys())).map((what) -> "asked twice: " + what);
		}
		return Optional.empty();
	}

	private static Optional<String> twice(List<String> asked) {
		Set<String> distinct = new HashSet<>();
		return asked.stream().filter((one) -> !distinct.add(one)).findFirst();
	}

	private void fail(Operations operations, World world, long seed, String first) {
		Operations smallest = operations;
		String difference = first;
		boolean smaller = true;
		while (smaller) {
			smaller = false;
			for (Operations candidate : smallest.smaller().toList()) {
				Optional<String> still = check(candidate, world);
				if (still.isPresent()) {
					smallest = candidate;
					difference = still.get();
					smaller = true;
					break;
				}
			}
		}
		Request request = smallest.request();
		throw new AssertionError("seed " + seed + ", rate " + world.chance().rate() + "\n" + request.document()
				+ "\nvariables " + request.variables() + "\n" + difference);
	}

	/**
	 * An operation, and the world in which it is executed.
	 *
	 * @param seed what both are made of
	 * @param world the world
	 */
	private record Round(long seed, World world) {
	}

}
