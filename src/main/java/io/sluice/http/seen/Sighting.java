package io.sluice.http.seen;

import java.util.Optional;

import io.sluice.access.Caller;
import io.sluice.engine.Witness;
import io.sluice.plan.Title;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of one operation. Used by several threads, one after the other.
 */
final class Sighting implements Witness {

	private final Caller caller;

	private final long began;

	private @Nullable Title title;

	private long cost;

	/**
	 * An operation that has come in.
	 * @param caller who asks
	 * @param began nanoseconds since some time
	 */
	Sighting(Caller caller, long began) {
		this.caller = caller;
		this.began = began;
	}

	@Override
	public void planned(Title title) {
		this.title = title;
	}

	@Override
	public void estimated(long cost) {
		this.cost = cost;
	}

	/** Who asks. */
	Caller caller() {
		return this.caller;
	}

	/** When it came in. */
	long began() {
		return this.began;
	}

	/** Which operation it is, if that has come to be known. */
	Optional<Title> title() {
		return Optional.ofNullable(this.title);
	}

	/** What it may cost; 0 if it was refused before that was known. */
	long cost() {
		return this.cost;
	}

}
