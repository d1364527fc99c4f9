package io.sluice.downstream.token;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.security.oauth2.core.OAuth2AccessToken;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokenTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_800_000_000));

	private final AtomicInteger fetches = new AtomicInteger();

	private Mono<OAuth2AccessToken> next = issued(Duration.ofMinutes(10));

	private final AccessToken token = new AccessToken("partner", Mono.defer(() -> {
		this.fetches.incrementAndGet();
		return this.next;
	}), this.now::get);

	/** A token whose text says which one it is. */
	private Mono<OAuth2AccessToken> issued(Duration life) {
		return Mono.fromSupplier(() -> new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER,
				"token-" + this.fetches.get(), this.now.get(), this.now.get().plus(life)));
	}

	private void pass(Duration duration) {
		this.now.updateAndGet((time) -> time.plus(duration));
	}

	private void has(String text) {
		StepVerifier.create(this.token.text()).expectNext(text).verifyComplete();
	}

	private void hasNone() {
		StepVerifier.create(this.token.text())
			.verifyErrorSatisfies((error) -> assertThat(error).isInstanceOf(NoAccessTokenException.class)
				.hasMessageContaining("partner")
				.hasNoCause());
	}

	@Test
	void isFetchedWhenItIsNeededAndOnceForAll() {
		assertThat(this.fetches).hasValue(0);
		Sinks.One<OAuth2AccessToken> later = Sinks.one();
		this.next = later.asMono();
		StepVerifier all = StepVerifier.create(Mono.zip(this.token.text(), this.token.text()))
			.assertNext((both) -> assertThat(both.getT1()).isEqualTo("token-1").isEqualTo(both.getT2()))
			.expectComplete()
			.verifyLater();
		issued(Duration.ofMinutes(10)).subscribe(later::tryEmitValue);
		all.verify();
		has("token-1");
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void isFetchedAnewBeforeItEnds() {
		has("token-1");
		pass(Duration.ofMinutes(9).minusMillis(1));
		has("token-1");
		pass(Duration.ofMillis(1));
		has("token-2");
	}

	@Test
	void ofMinutesIsFetchedAnewInItsLastQuarter() {
		this.next = issued(Duration.ofSeconds(40));
		has("token-1");
		pass(Duration.ofSeconds(29));
		has("token-1");
		pass(Duration.ofSeconds(1));
		has("token-2");
	}

	@Test
	void thatWasRefusedIsFetchedAnew() {
		has("token-1");
		assertThat(this.token.drop("token-1")).isTrue();
		has("token-2");
		has("token-2");
		// others who had it, too, need not fetch another one
		assertThat(this.token.drop("token-1")).isTrue();
		has("token-2");
		assertThat(this.fetches).hasValue(2);
	}

	@Test
	void isNotFetchedAgainAndAgainForAServiceThatRefusesAll() {
		has("token-1");
		assertThat(this.token.drop("token-1")).isTrue();
		has("token-2");
		pass(AccessToken.DROP_PAUSE.minusMillis(1));
		assertThat(this.token.drop("token-2")).isFalse();
		has("token-2");
		pass(Duration.ofMillis(1));
		assertThat(this.token.drop("token-2")).isTrue();
		has("token-3");
	}

	@Test
	void cannotBeHadForAMomentAfterAFailure() {
		Mono<OAuth2AccessToken> good = this.next;
		this.next = Mono.error(new IllegalStateException("out of order"));
		hasNone();
		this.next = good;
		hasNone();
		assertThat(this.fetches).hasValue(1);
		pass(AccessToken.PAUSE);
		has("token-2");
	}

	@Test
	void goesOnWhileTheNextOneIsFetched() {
		has("token-1");
		pass(Duration.ofMinutes(9));
		Sinks.One<OAuth2AccessToken> later = Sinks.one();
		this.next = later.asMono();
		has("token-1");
		has("token-1");
		assertThat(this.fetches).hasValue(2);
		issued(Duration.ofMinutes(10)).subscribe(later::tryEmitValue);
		has("token-2");
	}

	@Test
	void goesOnToItsEndIfThereIsNoNextOne() {
		has("token-1");
		pass(Duration.ofMinutes(9));
		this.next = Mono.error(new IllegalStateException("out of order"));
		has("token-1");
		has("token-1");
		assertThat(this.fetches).hasValue(2);
		pass(AccessToken.PAUSE);
		has("token-1");
		assertThat(this.fetches).hasValue(3);
		pass(Duration.ofMinutes(1).minus(AccessToken.PAUSE));
		hasNone();
		this.next = issued(Duration.ofMinutes(10));
		pass(AccessToken.PAUSE);
		has("token-5");
	}

	@Test
	void thatWasRefusedDoesNotGoOn() {
		has("token-1");
		this.next = Mono.error(new IllegalStateException("out of order"));
		assertThat(this.token.drop("token-1")).isTrue();
		hasNone();
	}

	@Test
	void isWaitedForButNotWithoutEnd() {
		StepVerifier.withVirtualTime(() -> new AccessToken("partner", Mono.never(), this.now::get).text())
			.thenAwait(Duration.ofSeconds(5))
			.verifyError(NoAccessTokenException.class);
	}

	@Test
	void isFetchedForOthersIfWhoeverNeededItGoesAway() {
		Sinks.One<OAuth2AccessToken> later = Sinks.one();
		this.next = later.asMono();
		StepVerifier.create(this.token.text()).thenCancel().verify();
		StepVerifier.create(this.token.text())
			.then(() -> issued(Duration.ofMinutes(10)).subscribe(later::tryEmitValue))
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void isNotTold() {
		has("token-1");
		assertThat(this.token).hasToString("AccessToken(partner)");
	}

}
