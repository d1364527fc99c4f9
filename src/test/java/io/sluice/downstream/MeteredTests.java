package io.sluice.downstream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Metered}. */
class MeteredTests implements Downstream {

	private static final Duration AMPLE = Duration.ofMinutes(1);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicLong clock = new AtomicLong();

	private final Sinks.One<Answer> answer = Sinks.one();

	private final Downstream services = new Metered(new Coalescing(this, VirtualTimeScheduler.create()),
			new CallMeters(this.registry), this.clock::get);

	private final Request request = new FakeRequest("a", true);

	@Test
	void tellsHowLongACallTook() {
		this.services.exchange(this.request, AMPLE).subscribe();
		this.clock.addAndGet(1_500_000);
		this.answer.tryEmitValue(new Answer.Payload(new byte[0], Freshness.NONE));
		assertThat(this.registry.get("sluice.calls")
			.tags("service", "things", "protocol", "rest", "outcome", "OK")
			.timer()
			.totalTime(TimeUnit.MICROSECONDS)).isEqualTo(1_500);
	}

	@Test
	void equalCallsAreCountedOnce() {
		this.services.share(this.request, AMPLE).subscribe();
		this.services.share(this.request, AMPLE).subscribe();
		this.answer.tryEmitValue(new Answer.NotModified(Freshness.NONE));
		assertThat(calls("NOT_MODIFIED")).isEqualTo(1);
		assertThat(this.registry.get("sluice.shared.calls").counter().count()).isEqualTo(1);
	}

	@Test
	void aCallThatNobodyWaitsForIsCancelled() {
		Disposable waiting = this.services.share(this.request, AMPLE).subscribe();
		waiting.dispose();
		assertThat(calls("CANCELLED")).isEqualTo(1);
	}

	@Test
	void aStatusThatMeansNullIsNoFailure() {
		Purpose purpose = new Purpose("Query.things", 3, "none", Set.of("404"));
		this.services.exchange(this.request, AMPLE)
			.contextWrite((context) -> context.put(Purpose.class, purpose))
			.subscribe();
		this.answer.tryEmitValue(rejected("404"));
		this.services.exchange(this.request, AMPLE).subscribe();
		assertThat(calls("NULL")).isEqualTo(1);
		assertThat(calls("DOWNSTREAM_ERROR")).as("of a call whose field does not say so").isEqualTo(1);
		assertThat(this.registry.get("sluice.call.keys").summary().totalAmount()).isEqualTo(3);
		assertThat(this.registry.get("sluice.call.keys").summary().count()).isEqualTo(1);
	}

	@Test
	void whatCannotBeReadIsCounted() {
		this.services.unreadable(this.request);
		assertThat(this.registry.get("sluice.unreadable.answers").tag("service", "things").counter().count())
			.isEqualTo(1);
	}

	private long calls(String outcome) {
		return this.registry.get("sluice.calls").tag("outcome", outcome).timer().count();
	}

	private static Answer rejected(String status) {
		return new Answer.Rejected(status, false, Fault.of(Code.DOWNSTREAM_ERROR, "things", "no"), "", Freshness.NONE);
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		throw new IllegalStateException("nothing to render");
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return this.answer.asMono();
	}

}
