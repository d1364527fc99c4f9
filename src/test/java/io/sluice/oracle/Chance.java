package io.sluice.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Chance that can be repeated: every question has its own random numbers, so that the
 * answer does not depend on who asked before.
 *
 * @param seed tells worlds apart
 * @param rate how often something is wrong, from 0 to 1
 */
record Chance(long seed, double rate) {

	private static final List<Object> SCALARS = List.of("", "text", "1", 7, -1, 12345678901L, new BigDecimal("1.5"),
			new BigDecimal("2.50"), new BigDecimal("1E+3"), new BigDecimal("4.0"), true, "big-one",
			"\u00e9\"\\\n\ud83d\ude00", ".", "..");

	private static final List<Object> CONTAINERS = List.of(Map.of("x", 1), Map.of(), List.of(), List.of(1, "a"),
			List.of(Map.of("id", 1)));

	Random about(Object... subject) {
		long mixed = this.seed * 1_000_003L + Arrays.hashCode(subject);
		return new Random(mixed * 0x9E3779B97F4A7C15L);
	}

	boolean wrong(Random random) {
		return random.nextDouble() < this.rate;
	}

	/** A JSON object, its members in any order, some of them wrong. */
	final class Draft {

		private final Map<String, Object> members = new LinkedHashMap<>();

		private final Random random;

		Draft(Object... subject) {
			this.random = about(subject);
		}

		Random random() {
			return this.random;
		}

		/** A member that is never wrong. */
		Draft sure(String name, Object value) {
			this.members.put(name, value);
			return this;
		}

		/** A member that is a wrong scalar now and then, or null, or not there. */
		Draft scalar(String name, Object value) {
			return put(name, value, SCALARS);
		}

		/** A member that is anything now and then. */
		Draft any(String name, Object value) {
			return put(name, value, this.random.nextBoolean() ? SCALARS : CONTAINERS);
		}

		private Draft put(String name, Object value, List<Object> wrong) {
			double dice = this.random.nextDouble();
			int choice = this.random.nextInt(wrong.size());
			if (dice >= Chance.this.rate) {
				this.members.put(name, value);
			}
			else if (dice >= Chance.this.rate / 2) {
				this.members.put(name, wrong.get(choice));
			}
			else if (dice >= Chance.this.rate / 4) {
				this.members.put(name, null);
			}
			return this;
		}

		Map<String, Object> object() {
			List<String> names = new ArrayList<>(this.members.keySet());
			Collections.shuffle(names, this.random);
			Map<String, Object> object = new LinkedHashMap<>();
			names.forEach((name) -> object.put(name, this.members.get(name)));
			return object;
		}

	}

}
