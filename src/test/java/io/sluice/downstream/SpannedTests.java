package io.sluice.downstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Spanned}. */
class SpannedTests implements Downstream {

	private static final Duration AMPLE = Duration.ofMinutes(1);

	private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private final RecordedSpans spans = new RecordedSpans();

	private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();

	private final Sinks.Many<Answer> answers = Sinks.many().unicast().onBackpressureBuffer();

	private final AtomicReference<@Nullable Trace> told = new AtomicReference<>();

	private final Downstream services = new Spanned(this, this.spans.tracer(), this.timer);

	private final Request request = new FakeRequest("a", true);

	@Test
	void aCallIsBelowItsOperationAndTheServiceIsToldSo() {
		subscribe(this.services.exchange(this.request, AMPLE).flux(), SAMPLED);
		assertThat(this.spans.ended()).isEmpty();
		this.answers.tryEmitNext(payload());
		SpanData span = ended();
		assertThat(span.getName()).isEqualTo("GET /things");
		assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
		assertThat(span.getParentSpanContext().isRemote()).as("the operation is in this process").isFalse();
		assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
		assertThat(this.told.get()).isEqualTo(Trace.of(span.getSpanContext()));
	}

	@Test
	void whatIsNotRecordedIsHandedOnAsItIs() {
		String unsampled = SAMPLED.replaceFirst("01$", "00");
		subscribe(this.services.exchange(this.request, AMPLE).flux(), unsampled);
		this.answers.tryEmitNext(payload());
		assertThat(this.spans.ended()).isEmpty();
		assertThat(this.told.get()).isEqualTo(new Trace(unsampled, Optional.empty()));
	}

	@Test
	void whatBelongsToNoTraceBeginsNone() {
		this.services.exchange(this.request, AMPLE).subscribe();
		this.answers.tryEmitNext(payload());
		assertThat(this.spans.ended()).isEmpty();
		assertThat(this.told.get()).isNull();
	}

	@Test
	void noUsableAnswerIsAnErrorByItsCode() {
		subscribe(this.services.exchange(this.request, AMPLE).flux(), SAMPLED);
		this.answers.tryEmitNext(new Answer.Failed(Fault.of(Code.DOWNSTREAM_TIMEOUT, "things", "late"), "secret"));
		assertThat(ended().getStatus()).isEqualTo(StatusData.error());
		assertThat(detail("error.type")).isEqualTo("DOWNSTREAM_TIMEOUT");
		assertThat(detail("sluice.outcome")).isEqualTo("DOWNSTREAM_TIMEOUT");
		assertThat(ended().toString()).doesNotContain("secret");
	}

	@Test
	void aVersionThatHoldsIsNoError() {
		subscribe(this.services.exchange(this.request, AMPLE).flux(), SAMPLED);
		this.answers.tryEmitNext(new Answer.NotModified(Freshness.NONE));
		assertThat(ended().getStatus()).isEqualTo(StatusData.unset());
		assertThat(ended().getAttributes().get(AttributeKey.longKey("http.response.status_code"))).isEqualTo(304);
	}

	@Test
	void aStreamEndsItsSpanWithTheFirstAnswerAndGoesOn() {
		List<Answer> received = subscribe(this.services.stream(this.request, AMPLE), SAMPLED);
		this.answers.tryEmitNext(payload());
		assertThat(detail("sluice.outcome")).isEqualTo("OK");
		assertThat(this.told.get()).isEqualTo(Trace.of(ended().getSpanContext()));
		this.answers.tryEmitNext(payload());
		this.answers.tryEmitComplete();
		assertThat(received).hasSize(2);
		assertThat(this.spans.ended()).hasSize(1);
	}

	@Test
	void aStreamThatSaysNothingEndsItsSpanWhenItMustHaveBegun() {
		subscribe(this.services.stream(this.request, AMPLE), SAMPLED);
		this.timer.advanceTimeBy(this.request.timeout());
		assertThat(this.spans.ended()).as("it may still say that it has not begun").isEmpty();
		this.timer.advanceTimeBy(Duration.ofSeconds(2));
		assertThat(detail("sluice.outcome")).isEqualTo("OK");
	}

	@Test
	void aStreamThatEndsAtOnceEndsItsSpan() {
		subscribe(this.services.stream(this.request, AMPLE), SAMPLED);
		this.answers.tryEmitComplete();
		assertThat(this.spans.ended()).hasSize(1);
	}

	@Test
	void aStreamThatIsLeftBeforeItSaysAnythingIsCancelled() {
		Disposable listener = this.services.stream(this.request, AMPLE).contextWrite(context(SAMPLED)).subscribe();
		listener.dispose();
		assertThat(detail("sluice.outcome")).isEqualTo("CANCELLED");
	}

	@Test
	void aStatusThatMeansNullIsNoError() {
		Purpose purpose = new Purpose("Query.things", 3, "miss", Set.of("404"));
		this.services.exchange(this.request, AMPLE)
			.contextWrite(context(SAMPLED).put(Purpose.class, purpose))
			.subscribe();
		this.answers.tryEmitNext(
				new Answer.Rejected("404", false, Fault.of(Code.DOWNSTREAM_ERROR, "things", "no"), "", Freshness.NONE));
		assertThat(ended().getStatus()).isEqualTo(StatusData.unset());
		assertThat(detail("sluice.outcome")).isEqualTo("NULL");
		assertThat(detail("sluice.coordinate")).isEqualTo("Query.things");
		assertThat(detail("sluice.cache")).isEqualTo("miss");
		assertThat(ended().getAttributes().get(AttributeKey.longKey("sluice.keys"))).isEqualTo(3);
	}

	private List<Answer> subscribe(Flux<Answer> exchange, String parent) {
		List<Answer> received = new ArrayList<>();
		exchange.contextWrite(context(parent)).subscribe(received::add);
		return received;
	}

	private static Context context(String parent) {
		return Context.of(Trace.class, new Trace(parent, Optional.empty()));
	}

	private SpanData ended() {
		assertThat(this.spans.ended()).hasSize(1);
		return this.spans.ended().getFirst();
	}

	private @Nullable String detail(String key) {
		return ended().getAttributes().get(AttributeKey.stringKey(key));
	}

	private static Answer payload() {
		return new Answer.Payload(new byte[0], Freshness.NONE);
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return new Rendered.Nothing();
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return stream(request, time).next();
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return Flux.deferContextual((context) -> {
			this.told.set(context.getOrDefault(Trace.class, null));
			return this.answers.asFlux();
		});
	}

}
