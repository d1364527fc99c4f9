package io.sluice.http.seen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.sluice.blueprint.Sha256;
import io.sluice.downstream.Trace;
import io.sluice.engine.EventWitness;
import io.sluice.observe.Detail;
import io.sluice.observe.Names;
import io.sluice.plan.Title;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Makes a span of each operation, by the semantic conventions of OpenTelemetry. It goes
 * on with the trace of the client, if there is one, and is recorded if whoever samples
 * says so.
 *
 * @param tracer makes spans
 * @param names the names of operations that are told apart in names of spans
 */
record RecordedSpans(Tracer tracer, Names names) implements Spans {

	private static final String UNKNOWN = "GraphQL Operation";

	private static final String EVENT = "event";

	private static final AttributeKey<List<String>> CODES = AttributeKey.stringArrayKey(Detail.CODES.key());

	@Override
	public OperationSpan begin(HttpHeaders headers) {
		Context parent = Spans.client(headers)
			.map((client) -> Context.root().with(Span.wrap(client.span())))
			.orElseGet(Context::root);
		return new Recorded(
				this.tracer.spanBuilder(UNKNOWN).setSpanKind(SpanKind.SERVER).setParent(parent).startSpan());
	}

	private Span below(Span operation, String id) {
		return this.tracer.spanBuilder(EVENT)
			.setParent(Context.root().with(operation))
			.setAttribute(Detail.REQUEST_ID.key(), id)
			.startSpan();
	}

	/**
	 * Tells what came of something.
	 * @param span its span
	 * @param codes codes, each once; the first one that is a failure makes it an error
	 */
	static void tell(Span span, List<String> codes) {
		span.setAttribute(CODES, codes);
		codes.stream()
			.filter(Codes::isFailure)
			.findFirst()
			.ifPresent((code) -> span.setStatus(StatusCode.ERROR).setAttribute(Detail.ERROR_TYPE.key(), code));
	}

	/** The span of one operation. */
	private final class Recorded implements OperationSpan {

		private final Span span;

		private volatile @Nullable String document;

		Recorded(Span span) {
			this.span = span;
		}

		@Override
		public Optional<Trace> trace() {
			return Optional.of(Trace.of(this.span.getSpanContext()));
		}

		@Override
		public void asks(String document) {
			this.document = document;
		}

		@Override
		public void ended(Sighting seen) {
			if (this.span.isRecording()) {
				tell(AccessLine.of(seen, 0));
				seen.title().ifPresent((title) -> this.span.updateName(name(title)));
				seen.origin().ifPresent((origin) -> this.span.setAttribute(Detail.ANSWER.key(), origin.word()));
				if (this.document != null) {
					this.span.setAttribute(Detail.DOCUMENT_HASH.key(), Sha256.of(this.document));
				}
			}
			this.span.end();
		}

		@Override
		public EventWitness event(Sighting seen) {
			return this.span.getSpanContext().isSampled()
					? new EventSpan(() -> RecordedSpans.this.below(this.span, seen.id())) : EventWitness.NONE;
		}

		private void tell(AccessLine line) {
			tell(Detail.REQUEST_ID, line.id());
			tell(Detail.CLIENT, line.client());
			tell(Detail.OPERATION_NAME, line.operation());
			tell(Detail.OPERATION_TYPE, line.type());
			if (!line.type().isEmpty()) {
				this.span.setAttribute(Detail.COST.key(), line.cost());
			}
			RecordedSpans.tell(this.span, line.codes());
		}

		private void tell(Detail detail, String text) {
			if (!text.isEmpty()) {
				this.span.setAttribute(detail.key(), text);
			}
		}

		/** There is room for as many names as there is in metrics. */
		private String name(Title title) {
			String type = title.kind().name().toLowerCase(Locale.ROOT);
			return title.name()
				.map(RecordedSpans.this.names::of)
				.filter((name) -> !name.equals(Names.OTHER))
				.map((name) -> type + " " + name)
				.orElse(type);
		}

	}

}
