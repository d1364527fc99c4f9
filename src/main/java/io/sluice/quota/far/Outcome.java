package io.sluice.quota.far;

import java.time.Duration;
import java.util.List;

import io.sluice.quota.Draw;
import io.sluice.quota.Level;
import io.sluice.quota.Taking;
import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Refused;
import io.sluice.quota.Taking.Source;

/**
 * What {@link Script} has done.
 *
 * @param movements what it was asked for
 * @param granted whether it has taken
 * @param debts what is missing now, in the same order
 */
record Outcome(List<Movement> movements, boolean granted, List<Debts> debts) {

	List<Level> levels() {
		return this.debts.stream().map(Debts::level).toList();
	}

	/** What it means for who wanted to take. */
	Taking taking(Source source) {
		return this.granted ? new Granted(levels(), source) : refused();
	}

	private Refused refused() {
		int longest = 0;
		for (int index = 1; index < this.debts.size(); index++) {
			longest = (until(index).compareTo(until(longest)) > 0) ? index : longest;
		}
		Movement refusing = this.movements.get(longest);
		return new Refused(levels(), new Draw(refusing.bucket(), refusing.tokens()), until(longest));
	}

	private Duration until(int index) {
		return this.debts.get(index).until(this.movements.get(index).tokens());
	}

	/** What was taken, so that it can be given back. */
	List<Draw> taken() {
		return this.granted
				? this.movements.stream().map((movement) -> new Draw(movement.bucket(), movement.tokens())).toList()
				: List.of();
	}

}
