package io.sluice.cache.far;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * How far this machine's clock is behind that of Redis. An answer was given between when
 * it was asked for and when it came; the fastest of the last ones says it best. For one
 * thread.
 */
final class Samples {

	private static final int LAST = 16;

	private final Deque<Sample> samples = new ArrayDeque<>();

	/** Begins anew: another server has another clock. */
	void clear() {
		this.samples.clear();
	}

	/**
	 * Learns of an answer.
	 * @param asked when it was asked for, in milliseconds
	 * @param answer what time it says it is
	 * @param came when it came
	 * @return how many milliseconds this machine is behind, as far as we know
	 */
	long add(long asked, long answer, long came) {
		this.samples.addLast(new Sample(came - asked, answer - (asked + came) / 2));
		if (this.samples.size() > LAST) {
			this.samples.removeFirst();
		}
		return this.samples.stream().min(Comparator.comparingLong(Sample::took)).orElseThrow().behind();
	}

	/**
	 * One answer.
	 *
	 * @param took milliseconds
	 * @param behind milliseconds, give or take half of that
	 */
	private record Sample(long took, long behind) {

	}

}
