package io.sluice.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Security;
import io.sluice.blueprint.Verification;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens that only their issuer can read (RFC 7662). */
class IntrospectionTests {

	private static final String GOOD = """
			{"active": true, "iss": "https://id.example.com", "sub": "ann", "aud": "shop", "azp": "app",
			 "scope": "read write", "iat": 1799999000, "nbf": 1799999000, "exp": 1800000600, "level": 3}""";

	private static final String INACTIVE = "{\"active\": false}";

	private final FakeClock clock = new FakeClock();

	private final AtomicInteger asked = new AtomicInteger();

	private volatile Mono<ClientResponse> answer = answer(GOOD);

	private volatile String authorization = "";

	private Callers callers(Duration cacheFor, Map<String, Set<String>> requiredClaims) {
		Issuer issuer = new Issuer("https://id.example.com",
				new Verification.Introspection(URI.create("https://id.example.com/introspect"), "gate:way", "s&cret",
						cacheFor),
				Set.of("shop"), List.of(JsonPath.of("scope")), Duration.ofSeconds(30), requiredClaims,
				Optional.empty());
		return Callers.of(new Security(List.of(issuer), false, false),
				(_) -> WebClient.builder().exchangeFunction(this::exchange).build(), this.clock);
	}

	private Callers callers() {
		return callers(Duration.ofSeconds(60), Map.of());
	}

	private Mono<ClientResponse> exchange(ClientRequest request) {
		return Mono.defer(() -> {
			this.asked.incrementAndGet();
			this.authorization = Objects.requireNonNull(request.headers().getFirst(HttpHeaders.AUTHORIZATION));
			return this.answer;
		});
	}

	private static Mono<ClientResponse> answer(String json) {
		return Mono.fromSupplier(() -> ClientResponse.create(HttpStatus.OK)
			.header("Content-Type", "application/json")
			.body(json)
			.build());
	}

	private static Grant grant(Callers callers, String token) {
		return Objects.requireNonNull(callers.identify(List.of("Bearer " + token)).block());
	}

	private static void refuses(Callers callers, String token) {
		StepVerifier.create(callers.identify(List.of("Bearer " + token))).verifyError(BadTokenException.class);
	}

	private static void cannotSay(Callers callers, String token) {
		StepVerifier.create(callers.identify(List.of("Bearer " + token))).verifyError(IssuerUnavailableException.class);
	}

	@Test
	void callersAreWhoTheIssuerSays() {
		Grant grant = grant(callers(), "opaque");
		assertThat(grant.caller().authenticated()).isTrue();
		assertThat(grant.caller().scopes()).containsExactlyInAnyOrder("read", "write");
		assertThat(grant.caller().claims()).containsEntry("sub", "ann")
			.containsEntry("scope", "read write")
			.containsEntry("exp", 1_800_000_600L)
			.containsEntry("level", 3);
		assertThat(grant.caller().token()).hasValue("opaque");
		assertThat(grant.until().getEpochSecond()).isEqualTo(1_800_000_630);
		// RFC 6749, 2.3.1: encoded as in a form, then as HTTP Basic
		assertThat(this.authorization)
			.isEqualTo("Basic " + HttpHeaders.encodeBasicAuth("gate%3Away", "s%26cret", StandardCharsets.UTF_8));
	}

	@Test
	void answersAreRememberedForAWhileAndNotLonger() {
		Callers callers = callers();
		grant(callers, "a");
		this.answer = answer(INACTIVE);
		this.clock.pass(Duration.ofMillis(59_999));
		grant(callers, "a");
		assertThat(this.asked).hasValue(1);
		this.clock.pass(Duration.ofMillis(1));
		refuses(callers, "a");
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void answersAreNotRememberedAtAllIfSo() {
		Callers callers = callers(Duration.ZERO, Map.of());
		grant(callers, "a");
		grant(callers, "a");
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void answersAreNotRememberedAfterTheEndOfTheToken() {
		Callers callers = callers(Duration.ofMinutes(5), Map.of());
		this.answer = answer(GOOD.replace("1800000600", "1800000010"));
		grant(callers, "a");
		this.clock.pass(Duration.ofSeconds(39));
		grant(callers, "a");
		assertThat(this.asked).hasValue(1);
		this.clock.pass(Duration.ofSeconds(2));
		refuses(callers, "a");
	}

	@Test
	void aTokenThatIsNoneIsAskedAboutOnceInFiveSeconds() {
		Callers callers = callers();
		this.answer = answer(INACTIVE);
		for (int n = 0; n < 100; n++) {
			refuses(callers, "none");
		}
		assertThat(this.asked).hasValue(1);
		this.answer = answer(GOOD);
		this.clock.pass(Duration.ofMillis(4_999));
		refuses(callers, "none");
		this.clock.pass(Duration.ofMillis(1));
		grant(callers, "none");
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void allWhoBringTheSameTokenWaitForOneAnswer() {
		Callers callers = callers();
		Sinks.One<ClientResponse> later = Sinks.one();
		this.answer = later.asMono();
		StepVerifier all = StepVerifier
			.create(Mono.zip(callers.identify(List.of("Bearer a")), callers.identify(List.of("Bearer a"))))
			.expectNextCount(1)
			.expectComplete()
			.verifyLater();
		later.tryEmitValue(Objects.requireNonNull(answer(GOOD).block()));
		all.verify();
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void whoeverGoesAwayDoesNotTakeTheAnswerAlong() {
		Callers callers = callers();
		Sinks.One<ClientResponse> later = Sinks.one();
		this.answer = later.asMono();
		StepVerifier.create(callers.identify(List.of("Bearer a"))).thenCancel().verify();
		StepVerifier.create(callers.identify(List.of("Bearer a")))
			.then(() -> later.tryEmitValue(Objects.requireNonNull(answer(GOOD).block())))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void refusesWhatTheIssuerDoesNotVouchFor() {
		for (String bad : List.of(INACTIVE, "{}", GOOD.replace("\"active\": true, ", ""),
				GOOD.replace("\"shop\"", "\"pub\""), GOOD.replace("\"aud\": \"shop\",", ""),
				GOOD.replace("https://id", "https://evil"), GOOD.replace("1800000600", "1799999960"),
				GOOD.replace("\"nbf\": 1799999000", "\"nbf\": 1800000060"))) {
			this.answer = answer(bad);
			refuses(callers(), "a");
		}
		for (String good : List.of(GOOD.replace("\"shop\"", "[\"pub\", \"shop\"]"),
				GOOD.replace("\"iss\": \"https://id.example.com\", ", ""),
				GOOD.replace("\"nbf\": 1799999000", "\"nbf\": 1800000020"))) {
			this.answer = answer(good);
			assertThat(grant(callers(), "a").caller().authenticated()).as(good).isTrue();
		}
	}

	@Test
	void aTokenWithoutAnEndIsGoodForAnHour() {
		this.answer = answer(GOOD.replace("\"exp\": 1800000600, ", ""));
		assertThat(grant(callers(), "a").until()).isEqualTo(this.clock.instant().plus(Duration.ofHours(1)));
	}

	@Test
	void claimsMustHaveOneOfTheirValues() {
		assertThat(grant(callers(Duration.ZERO, Map.of("azp", Set.of("app", "other"), "sub", Set.of())), "a").caller()
			.authenticated()).isTrue();
		assertThat(grant(callers(Duration.ZERO, Map.of("level", Set.of("3"))), "a").caller().authenticated()).isTrue();
		assertThat(grant(callers(Duration.ZERO, Map.of("scope", Set.of("write"))), "a").caller().authenticated())
			.isTrue();
		refuses(callers(Duration.ZERO, Map.of("azp", Set.of("other"))), "a");
		refuses(callers(Duration.ZERO, Map.of("tenant", Set.of())), "a");
		refuses(callers(Duration.ZERO, Map.of("tenant", Set.of("x"))), "a");
	}

	@Test
	void cannotSayWhileTheIssuerCannotBeAsked() {
		List<Mono<ClientResponse>> bad = List.of(
				Mono.fromSupplier(() -> ClientResponse.create(HttpStatus.INTERNAL_SERVER_ERROR).build()),
				Mono.fromSupplier(() -> ClientResponse.create(HttpStatus.UNAUTHORIZED).build()),
				Mono.error(new IllegalStateException("out of order")), answer("<html>"),
				answer("{\"active\": true, \"exp\": \"tomorrow\"}"), Mono.never());
		for (Mono<ClientResponse> answer : bad) {
			this.answer = answer;
			cannotSay(callers(), "a");
		}
	}

	@Test
	void aFailureIsRememberedForFiveSeconds() {
		Callers callers = callers();
		this.answer = Mono.error(new IllegalStateException("out of order"));
		cannotSay(callers, "a");
		this.answer = answer(GOOD);
		cannotSay(callers, "a");
		assertThat(this.asked).hasValue(1);
		this.clock.pass(Duration.ofSeconds(5));
		grant(callers, "a");
	}

	@Test
	void jwtsOfOtherIssuersAreNobodysBusiness() {
		String header = "eyJhbGciOiJFUzI1NiJ9";
		String other = "eyJpc3MiOiJodHRwczovL2V2aWwuZXhhbXBsZSJ9";
		String own = "eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUuY29tIn0";
		refuses(callers(), header + "." + other + ".AAAA");
		assertThat(this.asked).hasValue(0);
		// some issuers have JWTs, and want to be asked nevertheless
		grant(callers(), header + "." + own + ".AAAA");
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void secretsAreNotTold() {
		assertThat(new Verification.Introspection(URI.create("https://id.example.com/i"), "gateway", "s3cret",
				Duration.ZERO))
			.hasToString("Introspection[https://id.example.com/i]");
	}

}
