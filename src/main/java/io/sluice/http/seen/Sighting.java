package io.sluice.http.seen;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sluice.access.Caller;
import io.sluice.downstream.Trace;
import io.sluice.engine.EventWitness;
import io.sluice.engine.Origin;
import io.sluice.engine.Witness;
import io.sluice.plan.Title;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of one operation. Used by several threads, one after the other; whoever
 * writes the line about it may be another one.
 */
final class Sighting implements Witness {

	private final AtomicBoolean answered = new AtomicBoolean();

	private final String id;

	private final Caller caller;

	private final OperationSpan span;

	private final long began;

	private volatile @Nullable Title title;

	private volatile long cost;

	private volatile @Nullable Origin origin;

	private volatile List<String> codes = Codes.CANCELLED;

	private volatile long ended;

	/**
	 * An operation that has come in.
	 * @param id the id of the operation, under which the log has what failed
	 * @param caller who asks
	 * @param span what it is in a trace
	 * @param began nanoseconds since some time
	 */
	Sighting(String id, Caller caller, OperationSpan span, long began) {
		this.id = id;
		this.caller = caller;
		this.span = span;
		this.began = began;
		this.ended = began;
	}

	@Override
	public void planned(Title title) {
		this.title = title;
	}

	@Override
	public void estimated(long cost) {
		this.cost = cost;
	}

	@Override
	public void spared(Origin origin) {
		this.origin = origin;
	}

	@Override
	public EventWitness event() {
		return this.span.event(this);
	}

	/**
	 * It is over. Of a subscription, more may come.
	 * @param codes what came of it
	 * @param now nanoseconds since the same time
	 */
	void ended(List<String> codes, long now) {
		this.codes = codes;
		this.ended = now;
	}

	/** Whether its answer has come to be known for the first time. */
	boolean isFirst() {
		return this.answered.compareAndSet(false, true);
	}

	String id() {
		return this.id;
	}

	/** Who asks. */
	Caller caller() {
		return this.caller;
	}

	/** What it is in a trace. */
	OperationSpan span() {
		return this.span;
	}

	/** The id of the trace that it belongs to; empty if none. */
	String trace() {
		return this.span.trace().map(Trace::id).orElse("");
	}

	/** How long it took, in nanoseconds. */
	long took() {
		return this.ended - this.began;
	}

	/** Which operation it is, if that has come to be known. */
	Optional<Title> title() {
		return Optional.ofNullable(this.title);
	}

	/** Whose answer it has, if not one of its own. */
	Optional<Origin> origin() {
		return Optional.ofNullable(this.origin);
	}

	/** What it may cost; 0 if it was refused before that was known. */
	long cost() {
		return this.cost;
	}

	/** What came of it: codes, each once. */
	List<String> codes() {
		return this.codes;
	}

}
