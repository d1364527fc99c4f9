package io.sluice.downstream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.sluice.observe.Detail;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.ContextView;

/**
 * Makes a span of each call whose operation is recorded, which the service is told as the
 * one before its own. Who joins the call of another has a span, too, which says so, but
 * no service is told of it. The span of a stream ends when it is known that there are
 * answers, so that it does not last for days.
 */
final class Spanned extends Layer {

	private static final Duration LATE = Duration.ofSeconds(1);

	private final Tracer tracer;

	private final Scheduler timer;

	/**
	 * Makes spans of the calls to services.
	 * @param inner the services, with calls that may be shared
	 * @param tracer makes spans
	 * @param timer ends the spans of streams that say nothing
	 */
	Spanned(Downstream inner, Tracer tracer, Scheduler timer) {
		super(inner);
		this.tracer = tracer;
		this.timer = timer;
	}

	@Override
	Mono<Answer> called(Request request, Mono<Answer> answer) {
		return Mono.deferContextual((context) -> {
			CallSpan span = begin(request, SpanKind.CLIENT, context);
			return (span != null) ? ended(span, answer).contextWrite(span::within) : answer;
		});
	}

	@Override
	Mono<Answer> joined(Request request, Mono<Answer> answer) {
		return Mono.deferContextual((context) -> {
			CallSpan span = begin(request, SpanKind.INTERNAL, context);
			return (span != null) ? ended(span, answer) : answer;
		});
	}

	private static Mono<Answer> ended(CallSpan span, Mono<Answer> answer) {
		return answer.doOnNext(span::ended).doOnCancel(span::cancelled).doFinally((_) -> span.end());
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		Flux<Answer> answers = super.stream(request, time);
		return Flux.deferContextual((context) -> {
			CallSpan span = begin(request, SpanKind.CLIENT, context);
			return (span != null) ? begun(span, answers, longest(request, time)) : answers;
		});
	}

	private Flux<Answer> begun(CallSpan span, Flux<Answer> answers, Duration longest) {
		Disposable silence = this.timer.schedule(span::begun, longest.toNanos(), TimeUnit.NANOSECONDS);
		return answers.doOnNext(span::ended).doOnCancel(span::cancelled).doFinally((_) -> {
			silence.dispose();
			span.end();
		}).contextWrite(span::within);
	}

	/** A stream that has not begun in its time says so itself, a little later perhaps. */
	private static Duration longest(Request request, Duration time) {
		return ((time.compareTo(request.timeout()) < 0) ? time : request.timeout()).plus(LATE);
	}

	private @Nullable CallSpan begin(Request request, SpanKind kind, ContextView context) {
		Trace trace = context.getOrDefault(Trace.class, null);
		SpanContext operation = (trace != null) ? trace.span() : SpanContext.getInvalid();
		return operation.isSampled() ? begin(request, kind, operation, Purpose.of(context)) : null;
	}

	private CallSpan begin(Request request, SpanKind kind, SpanContext operation, Purpose purpose) {
		Callee callee = new Callee(request.call());
		SpanBuilder builder = this.tracer.spanBuilder(callee.name())
			.setParent(Context.root().with(Span.wrap(local(operation))))
			.setSpanKind(kind)
			.setAllAttributes(callee.attributes())
			.setAttribute(Detail.COORDINATE.key(), purpose.coordinate())
			.setAttribute(Detail.CACHE.key(), purpose.cached());
		if (purpose.keys() > 0) {
			builder.setAttribute(Detail.KEYS.key(), purpose.keys());
		}
		if (kind == SpanKind.INTERNAL) {
			builder.setAttribute(Detail.SHARED.key(), true);
		}
		return new CallSpan(builder.startSpan(), callee.status(), purpose);
	}

	/** The operation is in this process, though its trace is read like one that came. */
	private static SpanContext local(SpanContext operation) {
		return SpanContext.create(operation.getTraceId(), operation.getSpanId(), operation.getTraceFlags(),
				operation.getTraceState());
	}

}
