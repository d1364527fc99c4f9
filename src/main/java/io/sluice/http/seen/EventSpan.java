package io.sluice.http.seen;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import graphql.GraphQLError;
import io.opentelemetry.api.trace.Span;
import io.sluice.downstream.Trace;
import io.sluice.engine.EventWitness;
import org.jspecify.annotations.Nullable;

/**
 * The span of one event. There is none if it calls nothing, since a stream may tick for
 * days: it is made for the first call.
 */
final class EventSpan implements EventWitness {

	private final Supplier<Span> beginning;

	private @Nullable Span span;

	private boolean over;

	/**
	 * An event that has called nothing.
	 * @param beginning makes its span, below that of its operation
	 */
	EventSpan(Supplier<Span> beginning) {
		this.beginning = beginning;
	}

	/** What is refreshed for others may be called when the event is over. */
	@Override
	public synchronized Optional<Trace> calls() {
		if (this.span == null && !this.over) {
			this.span = this.beginning.get();
		}
		return Optional.ofNullable(this.span).map((known) -> Trace.of(known.getSpanContext()));
	}

	@Override
	public void answered(List<GraphQLError> errors) {
		end(Codes.all(errors));
	}

	@Override
	public void gone() {
		end(Codes.CANCELLED);
	}

	private synchronized void end(List<String> codes) {
		if (this.span != null && !this.over) {
			RecordedSpans.tell(this.span, codes);
			this.span.end();
		}
		this.over = true;
	}

}
