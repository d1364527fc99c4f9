package io.sluice.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RemoteKeysTests {

	private static final Duration MOMENT = Duration.ofMillis(1);

	private final FakeClock clock = new FakeClock();

	private final List<Sinks.One<JWKSet>> fetches = new ArrayList<>();

	private final RemoteKeys keys = new RemoteKeys("https://id.example.com", Mono.defer(() -> {
		this.fetches.add(Sinks.one());
		return this.fetches.getLast().asMono();
	}), this.clock);

	private void answer(JWKSet keys) {
		this.fetches.getLast().tryEmitValue(keys);
	}

	private void fail() {
		this.fetches.getLast().tryEmitError(new IllegalStateException("out of order"));
	}

	private static JWKSet set(String... ids) throws JOSEException {
		List<JWK> keys = new ArrayList<>();
		for (String id : ids) {
			keys.add(new ECKeyGenerator(Curve.P_256).keyID(id).generate());
		}
		return new JWKSet(keys);
	}

	@Test
	void areFetchedWhenSomebodyNeedsThemAndOnceForAll() throws JOSEException {
		assertThat(this.keys.known()).isEmpty();
		assertThat(this.fetches).isEmpty();
		List<Keyring> had = new CopyOnWriteArrayList<>();
		StepVerifier all = StepVerifier.create(Mono.zip(this.keys.latest(), this.keys.latest()))
			.consumeNextWith((both) -> had.addAll(List.of(both.getT1(), both.getT2())))
			.expectComplete()
			.verifyLater();
		answer(set("a"));
		all.verify();
		assertThat(this.fetches).hasSize(1);
		assertThat(had).hasSize(2);
		assertThat(this.keys.known()).hasValueSatisfying((known) -> assertThat(known).isSameAs(had.getFirst()));
	}

	@Test
	void areNotFetchedForThoseWhoAskForMoreWithinThePause() throws JOSEException {
		JWKSet set = set("a");
		StepVerifier.create(this.keys.latest()).then(() -> answer(set)).expectNextCount(1).verifyComplete();
		for (int n = 0; n < 100; n++) {
			StepVerifier.create(this.keys.latest()).expectNextCount(1).verifyComplete();
		}
		this.clock.pass(RemoteKeys.PAUSE.minus(MOMENT));
		StepVerifier.create(this.keys.latest()).expectNextCount(1).verifyComplete();
		assertThat(this.fetches).hasSize(1);
		this.clock.pass(MOMENT);
		StepVerifier.create(this.keys.latest()).then(() -> answer(set)).expectNextCount(1).verifyComplete();
		assertThat(this.fetches).hasSize(2);
	}

	@Test
	void areFetchedAnewInTheBackgroundBeforeTheyGetOld() throws JOSEException {
		JWKSet set = set("a");
		StepVerifier.create(this.keys.latest()).then(() -> answer(set)).expectNextCount(1).verifyComplete();
		Keyring before = this.keys.known().orElseThrow();
		this.clock.pass(RemoteKeys.FRESH);
		assertThat(this.keys.known()).isPresent();
		assertThat(this.fetches).hasSize(1);
		this.clock.pass(MOMENT);
		assertThat(this.keys.known()).hasValueSatisfying((known) -> assertThat(known).isSameAs(before));
		assertThat(this.fetches).hasSize(2);
		// the same keys are the same object, and fresh
		answer(new JWKSet(set.getKeys()));
		assertThat(this.keys.known()).hasValueSatisfying((known) -> assertThat(known).isSameAs(before));
		this.clock.pass(RemoteKeys.FRESH);
		assertThat(this.keys.known()).isPresent();
		assertThat(this.fetches).hasSize(2);
		this.clock.pass(MOMENT);
		assertThat(this.keys.known()).isPresent();
		answer(set("b"));
		assertThat(this.keys.known()).hasValueSatisfying((known) -> assertThat(known).isNotEqualTo(before));
	}

	@Test
	void goOnForAnHourIfTheyCannotBeFetchedAnew() throws JOSEException {
		JWKSet set = set("a");
		StepVerifier.create(this.keys.latest()).then(() -> answer(set)).expectNextCount(1).verifyComplete();
		this.clock.pass(RemoteKeys.USABLE);
		assertThat(this.keys.known()).isPresent();
		fail();
		StepVerifier.create(this.keys.latest()).expectNextCount(1).verifyComplete();
		assertThat(this.fetches).hasSize(2);
		this.clock.pass(MOMENT);
		assertThat(this.keys.known()).isEmpty();
		StepVerifier.create(this.keys.latest()).verifyError(IssuerUnavailableException.class);
		this.clock.pass(RemoteKeys.PAUSE);
		StepVerifier.create(this.keys.latest()).then(() -> answer(set)).expectNextCount(1).verifyComplete();
		assertThat(this.keys.known()).isPresent();
	}

	@Test
	void areFetchedAnewIfTheClockWasPutBack() throws JOSEException {
		JWKSet set = set("a");
		StepVerifier.create(this.keys.latest()).then(() -> answer(set)).expectNextCount(1).verifyComplete();
		this.clock.pass(RemoteKeys.FRESH.negated());
		StepVerifier.create(this.keys.latest()).then(() -> answer(set)).expectNextCount(1).verifyComplete();
		assertThat(this.fetches).hasSize(2);
		this.clock.pass(RemoteKeys.FRESH.plus(MOMENT).negated());
		assertThat(this.keys.known()).isPresent();
		assertThat(this.fetches).hasSize(3);
	}

	@Test
	void areUnavailableToAllAfterOneFailure() {
		StepVerifier.create(this.keys.latest()).then(this::fail).verifyError(IssuerUnavailableException.class);
		StepVerifier.create(this.keys.latest()).verifyError(IssuerUnavailableException.class);
		assertThat(this.fetches).hasSize(1);
	}

	@Test
	void areFetchedToTheEndIfNobodyWaits() throws JOSEException {
		StepVerifier.create(this.keys.latest()).thenCancel().verify();
		answer(set("a"));
		assertThat(this.keys.known()).isPresent();
	}

	@Test
	void areOnlyThoseThatAreStrongEnough() throws JOSEException {
		JWKSet set = new JWKSet(List.of(new OctetSequenceKeyGenerator(256).keyID("secret").generate(),
				new RSAKeyGenerator(1024, true).keyID("weak").generate(),
				new RSAKeyGenerator(2048).keyID("strong").generate()));
		StepVerifier.create(this.keys.latest()).then(() -> answer(set)).expectNextCount(1).verifyComplete();
		assertThat(this.keys.known().orElseThrow().keys().getKeys()).singleElement().satisfies((key) -> {
			assertThat(key.getKeyID()).isEqualTo("strong");
			assertThat(key.isPrivate()).isFalse();
		});
	}

}
