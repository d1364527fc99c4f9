package io.sluice.downstream.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.token.Tokens;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The small channels around the one that sends. */
class ChannelTests {

	private static final Calls CALL = Calls.to("http://things:8080").timeout(Duration.ofSeconds(3));

	private static final RestRequest REQUEST = request(CALL);

	private static final ServiceFaults FAULTS = new ServiceFaults(CALL.build().service());

	private static final Answer NOTHING = new Answer.Payload(new byte[0], Freshness.NONE);

	private static RestRequest request(Calls call) {
		Rendered rendered = new RestRenderer(call.build()).render(Calls.values());
		return (RestRequest) ((Rendered.Ready) rendered).request();
	}

	@Test
	void aMistakeOfTheGatewayIsAnAnswer() {
		Channel channel = NeverFailing.around((_, _) -> {
			throw new IllegalStateException("oops");
		}, FAULTS);
		assertThat(channel.exchange(REQUEST, Duration.ofSeconds(3)).block()).isEqualTo(new Answer.Failed(
				Fault.of(Code.INTERNAL_SERVER_ERROR, "things", "The service \"things\" could not be called."),
				"java.lang.IllegalStateException: oops"));
	}

	@Test
	void anErrorSignalIsAnAnswer() {
		Channel channel = NeverFailing.around((_, _) -> Mono.error(new IllegalStateException("oops")), FAULTS);
		assertThat(channel.exchange(REQUEST, Duration.ofSeconds(3)).block()).isEqualTo(new Answer.Failed(
				Fault.of(Code.DOWNSTREAM_UNAVAILABLE, "things", "The service \"things\" could not be reached."),
				"java.lang.IllegalStateException: oops"));
	}

	@Test
	void aDetailIsOneLineOfTheLogAndNotLong() {
		String said = "bad\r\n[forged] \u001B[2J" + "x".repeat(5_000);
		assertThat(FAULTS.failed(new IllegalStateException(said))).isInstanceOfSatisfying(Answer.Failed.class,
				(failed) -> assertThat(failed.detail()).hasSize(1_024)
					.startsWith("java.lang.IllegalStateException: bad  [forged]  [2Jxxx"));
		assertThat(FAULTS.rejected(500, Optional.empty(), said, Freshness.NONE)).isInstanceOfSatisfying(
				Answer.Rejected.class,
				(rejected) -> assertThat(rejected.detail()).hasSize(1_024).startsWith("bad  [forged]  [2Jxxx"));
	}

	@Test
	void anAnswerInTimeIsLeftAlone() {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		Channel channel = TimeLimited.around((_, _) -> Mono.just(NOTHING).delayElement(Duration.ofMillis(2_999), time),
				time, FAULTS);
		StepVerifier.create(channel.exchange(REQUEST, Duration.ofSeconds(3)))
			.then(() -> time.advanceTimeBy(Duration.ofSeconds(4)))
			.expectNext(NOTHING)
			.verifyComplete();
	}

	@Test
	void givesUpWhenTimeIsUp() {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		AtomicBoolean cancelled = new AtomicBoolean();
		Channel channel = TimeLimited.around((_, _) -> Mono.<Answer>never().doOnCancel(() -> cancelled.set(true)), time,
				FAULTS);
		List<Answer> answers = new ArrayList<>();
		Disposable call = channel.exchange(REQUEST, Duration.ofSeconds(3)).subscribe(answers::add);
		time.advanceTimeBy(Duration.ofMillis(2_999));
		assertThat(answers).isEmpty();
		time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(answers).singleElement()
			.isInstanceOfSatisfying(Answer.Failed.class, (failed) -> assertThat(failed.fault()).isEqualTo(
					Fault.of(Code.DOWNSTREAM_TIMEOUT, "things", "The service \"things\" did not answer in time.")));
		assertThat(call.isDisposed()).isTrue();
		assertThat(cancelled).isTrue();
	}

	@Test
	void theStackSaysWhatItIs() {
		try (RestConnection connection = new RestConnection(REQUEST.service(),
				new HttpClients(WebClient.builder(), new DefaultSslBundleRegistry(), HttpResources.get()), Tokens.NONE,
				System::nanoTime)) {
			assertThat(connection).hasToString("NeverFailing(TimeLimited(Traced(RestChannel)))");
		}
	}

}
