package io.sluice.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * "So that one bad key costs one field", and a storm of refusals not a storm of calls.
 */
class HalvingTests {

	private static final String FAULT = "fault";

	private final Random order = new Random(20);

	private final List<Integer> calls = new ArrayList<>();

	@ParameterizedTest
	@CsvSource({ "2,2", "3,4", "7,6", "8,6", "100,14", "1000,20" })
	void findsTheOneBadKeyWhereverItIs(int size, int most) {
		for (int bad = 0; bad < size; bad++) {
			this.calls.clear();
			assertOnlyBadKeysFail(size, Set.of(bad));
			assertThat(this.calls).hasSizeBetween(2, most);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 5, 8 })
	void findsAFewBadKeysWhereverTheyAre(int number) {
		for (int round = 0; round < 500; round++) {
			this.calls.clear();
			Set<Integer> bad = new HashSet<>();
			while (bad.size() < number) {
				bad.add(this.order.nextInt(100));
			}
			assertOnlyBadKeysFail(100, bad);
			assertThat(this.calls).hasSizeLessThanOrEqualTo(78);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1,0", "2,2", "16,30", "100,30", "1000,30" })
	void makesFewCallsIfAllKeysAreBad(int size, int most) {
		for (int round = 0; round < 100; round++) {
			this.calls.clear();
			assertThat(resolve(size, (_) -> true)).hasSize(size).containsOnly(FAULT);
			assertThat(this.calls).hasSizeLessThanOrEqualTo(most);
		}
	}

	@Test
	void makesBoundedCallsHoweverManyKeysAreBad() {
		for (int round = 0; round < 500; round++) {
			this.calls.clear();
			double share = this.order.nextDouble();
			Set<Integer> bad = IntStream.range(0, 100)
				.filter((_) -> this.order.nextDouble() < share)
				.boxed()
				.collect(Collectors.toSet());
			List<Object> values = resolve(100, bad::contains);
			assertThat(this.calls).hasSizeLessThanOrEqualTo(78);
			for (int key = 0; key < 100; key++) {
				assertThat(values.get(key)).isIn(bad.contains(key) ? List.of(FAULT) : List.of(FAULT, key));
			}
		}
	}

	@Test
	void asksForNothingAgainThatWasNotRefused() {
		Halving halving = new Halving((_) -> {
			throw new AssertionError("no call expected");
		});
		List<Object> values = Collections.nCopies(4, FAULT);
		assertThat(halving.resolve(keys(4), new Outcome(values, false))).isCompletedWithValue(values);
	}

	@Test
	void doesNotSplitAHalfThatFailsOtherwise() {
		Halving halving = new Halving((part) -> {
			this.calls.add(part.size());
			return CompletableFuture.completedFuture(new Outcome(Collections.nCopies(part.size(), "down"), false));
		});
		assertThat(halving.resolve(keys(8), new Outcome(Collections.nCopies(8, FAULT), true)).join())
			.containsOnly("down");
		assertThat(this.calls).containsExactly(4, 4);
	}

	@Test
	void asksForBothHalvesAtTheSameTime() {
		List<CompletableFuture<Outcome>> answers = new ArrayList<>();
		Halving halving = new Halving((_) -> {
			answers.add(new CompletableFuture<>());
			return answers.getLast();
		});
		CompletableFuture<List<Object>> values = halving.resolve(keys(2),
				new Outcome(Collections.nCopies(2, FAULT), true));
		assertThat(answers).hasSize(2);
		answers.getLast().complete(new Outcome(List.of("second"), false));
		assertThat(values).isNotDone();
		answers.getFirst().complete(new Outcome(List.of("first"), false));
		assertThat(values).isCompletedWithValue(List.of("first", "second"));
	}

	private void assertOnlyBadKeysFail(int size, Set<Integer> bad) {
		List<Object> values = resolve(size, bad::contains);
		assertThat(values).hasSize(size);
		for (int key = 0; key < size; key++) {
			assertThat(values.get(key)).isEqualTo(bad.contains(key) ? FAULT : key);
		}
	}

	/**
	 * Resolves a batch that was refused, from a service that refuses bad keys and answers
	 * in any order.
	 */
	private List<Object> resolve(int size, Predicate<Integer> bad) {
		List<Runnable> answers = new ArrayList<>();
		Halving halving = new Halving((part) -> {
			this.calls.add(part.size());
			List<Object> sent = part.stream().map(BatchKey::sent).toList();
			boolean refused = sent.stream().map(Integer.class::cast).anyMatch(bad);
			Outcome outcome = new Outcome(refused ? Collections.nCopies(part.size(), FAULT) : sent, refused);
			CompletableFuture<Outcome> answer = new CompletableFuture<>();
			answers.add(() -> answer.complete(outcome));
			return answer;
		});
		CompletableFuture<List<Object>> values = halving.resolve(keys(size),
				new Outcome(Collections.nCopies(size, FAULT), true));
		while (!answers.isEmpty()) {
			answers.remove(this.order.nextInt(answers.size())).run();
		}
		assertThat(values).isCompleted();
		return values.join();
	}

	private static List<BatchKey> keys(int size) {
		return IntStream.range(0, size).mapToObj((key) -> Objects.requireNonNull(BatchKey.of(key))).toList();
	}

}
