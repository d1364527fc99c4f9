package io.sluice.compile;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Suggestion {

	private Suggestion() {
	}

	/**
	 * A sentence that suggests the nearest name, and one that lists all.
	 * @param written what was written
	 * @param what what the names are, such as {@code Declared}
	 * @param known all names
	 */
	static String of(String written, String what, Collection<String> known) {
		String nearest = nearest(written, known).map((name) -> "Did you mean \"" + name + "\"? ").orElse("");
		return nearest + what + ": " + (known.isEmpty() ? "none" : String.join(", ", known)) + ".";
	}

	static Optional<String> nearest(String written, Collection<String> known) {
		int most = (written.length() < 4) ? 1 : Math.max(2, written.length() / 3);
		List<String> near = known.stream().filter((name) -> distance(written, name) <= most).toList();
		return near.stream().min(Comparator.comparingInt((name) -> distance(written, name)));
	}

	private static int distance(String left, String right) {
		String from = left.toLowerCase(Locale.ROOT);
		String to = right.toLowerCase(Locale.ROOT);
		int[] costs = new int[to.length() + 1];
		Arrays.setAll(costs, (index) -> index);
		for (int row = 1; row <= from.length(); row++) {
			int diagonal = costs[0];
			costs[0] = row;
			for (int column = 1; column <= to.length(); column++) {
				int changed = diagonal + ((from.charAt(row - 1) == to.charAt(column - 1)) ? 0 : 1);
				diagonal = costs[column];
				costs[column] = Math.min(changed, 1 + Math.min(costs[column], costs[column - 1]));
			}
		}
		return costs[to.length()];
	}

}
