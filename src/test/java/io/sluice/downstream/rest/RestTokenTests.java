package io.sluice.downstream.rest;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.sluice.blueprint.RestCall.Method;
import io.sluice.downstream.Answer;
import io.sluice.downstream.token.Tokens;
import io.sluice.fault.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls with a token of the gateway's own. */
class RestTokenTests {

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	@BeforeEach
	void start() {
		this.server.start();
		this.server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.unauthorized()));
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	private Calls call() {
		return Calls.to("http://127.0.0.1:" + this.server.port()).as("partner");
	}

	private void believe(String token) {
		this.server.stubFor(WireMock.any(WireMock.anyUrl())
			.withHeader("Authorization", WireMock.equalTo("Bearer " + token))
			.willReturn(WireMock.okJson("{}")));
	}

	private void verify(int times, String token) {
		this.server.verify(times, WireMock.anyRequestedFor(WireMock.urlEqualTo("/things"))
			.withHeader("Authorization", WireMock.equalTo("Bearer " + token)));
	}

	@Test
	void allCallsHaveTheSameToken() {
		believe("token-1");
		try (Wire wire = Wire.to(call(), Tokens.numbered())) {
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
		}
		verify(2, "token-1");
	}

	@Test
	void aTokenThatIsRefusedIsReplacedOnceWhateverIsDone() {
		believe("token-2");
		try (Wire wire = Wire.to(call().method(Method.POST), Tokens.numbered())) {
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
		}
		verify(1, "token-1");
		verify(2, "token-2");
	}

	@Test
	void aServiceThatRefusesAllTokensIsNotAskedForLong() {
		try (Wire wire = Wire.to(call(), Tokens.numbered())) {
			for (int n = 0; n < 3; n++) {
				assertThat(wire.send()).isInstanceOfSatisfying(Answer.Rejected.class,
						(rejected) -> assertThat(rejected.status()).isEqualTo("401"));
			}
		}
		verify(1, "token-1");
		verify(3, "token-2");
		verify(0, "token-3");
	}

	@Test
	void withoutATokenTheServiceIsNotAsked() {
		try (Wire wire = Wire.to(call(), Tokens.failing())) {
			assertThat(wire.send()).isInstanceOfSatisfying(Answer.Failed.class, (failed) -> {
				assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_UNAVAILABLE);
				assertThat(failed.fault().message()).doesNotContain("s3cret");
				assertThat(failed.detail()).contains("partner", "s3cret");
			});
		}
		assertThat(this.server.getAllServeEvents()).isEmpty();
	}

	@Test
	void aCallThatHasAnAuthorizationOfItsOwnKeepsIt() {
		try (Wire wire = Wire.to(call().header("authorization", "own"), Tokens.numbered())) {
			wire.send();
		}
		this.server.verify(WireMock.anyRequestedFor(WireMock.urlEqualTo("/things"))
			.withHeader("Authorization", WireMock.equalTo("own")));
	}

}
