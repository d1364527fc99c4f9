package io.sluice.engine;

import java.util.Collections;
import java.util.List;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Keeps nothing.
 *
 * @param holding tells how long values hold
 */
record Unkept(Holding holding) implements Keep {

	@Override
	public void fetched(List<BatchKey> keys, List<@Nullable Object> values, Freshness freshness, Run run) {
		this.holding.tell(freshness, run);
	}

	@Override
	public List<@Nullable Object> instead(List<BatchKey> keys, Answer failure, Fault fault) {
		return Collections.nCopies(keys.size(), fault);
	}

	@Override
	public Cached cached() {
		return Cached.NONE;
	}

}
