package io.sluice.downstream.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.Template;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** What is sent, and what is made of each status. */
class RestAnswerTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true))
		.build();

	private static Calls call() {
		return Calls.to(server.baseUrl() + "/v1");
	}

	private static Answer answer(ResponseDefinitionBuilder response) {
		server.stubFor(any(anyUrl()).willReturn(response));
		return Wire.answer(call());
	}

	private static String body(Answer answer) {
		assertThat(answer).isInstanceOf(Answer.Payload.class);
		return new String(((Answer.Payload) answer).body(), StandardCharsets.UTF_8);
	}

	@Test
	void sendsWhatWasRendered() {
		server.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":7}")));
		Calls call = call().path("/things/", "{id}").query("q", "{q}").header("X-User", "{user}");
		assertThat(body(Wire.answer(call, "id", "7/é", "q", "a b&", "user", "Zoë"))).isEqualTo("{\"id\":7}");
		server.verify(getRequestedFor(urlEqualTo("/v1/things/7%2F%C3%A9?q=a%20b%26"))
			.withHeader("Accept", equalTo("application/json"))
			.withHeader("Accept-Encoding", equalTo("gzip"))
			.withHeader("X-User",
					equalTo(new String("Zoë".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
			.withHeader("Content-Type", absent()));
	}

	@ParameterizedTest
	@EnumSource(RestCall.Method.class)
	void sendsEveryVerbWithAndWithoutBody(RestCall.Method method) {
		server.stubFor(any(anyUrl()).willReturn(okJson("1")));
		assertThat(body(Wire.answer(call().method(method)))).isEqualTo("1");
		server.verify(requestedFor(method.name(), urlEqualTo("/v1/things")).withHeader("Content-Type", absent()));
		server.resetRequests();
		Template body = new Template.ObjectOf(Map.of("ids", Calls.argument("ids")));
		assertThat(body(Wire.answer(call().method(method).body(body), "ids", List.of(1, "é")))).isEqualTo("1");
		server.verify(requestedFor(method.name(), urlEqualTo("/v1/things"))
			.withHeader("Content-Type", equalTo("application/json"))
			.withHeader("Content-Length", equalTo("16"))
			.withRequestBody(equalTo("{\"ids\":[1,\"é\"]}")));
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 202, 203, 206, 299 })
	void takesTheBodyOfSuccess(int status) {
		assertThat(body(answer(aResponse().withStatus(status).withBody("{\"é\":1}")))).isEqualTo("{\"é\":1}");
	}

	@Test
	void takesAnyTypeAndAnyBody() {
		assertThat(body(answer(ok("<p>").withHeader("Content-Type", "text/html;charset=iso-8859-1")))).isEqualTo("<p>");
	}

	@ParameterizedTest
	@CsvSource({ "429, 30", "503, 30", "502, 30", "500,", "404," })
	void passesOnWhenToTryAgain(int status, @Nullable Long seconds) {
		Answer answer = answer(aResponse().withStatus(status).withHeader("Retry-After", "30"));
		assertThat(answer).isInstanceOfSatisfying(Answer.Rejected.class,
				(rejected) -> assertThat(rejected.fault().retryAfter())
					.isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 204, 205 })
	void takesNothingAsEmpty(int status) {
		assertThat(body(answer(aResponse().withStatus(status)))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			300 | false | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			304 | false | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			400 | true  | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			401 | false | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			403 | false | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			404 | true  | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			409 | true  | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			422 | true  | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			429 | false | DOWNSTREAM_ERROR       | true  | The service "things" answered with an error.
			499 | true  | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			500 | false | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			501 | false | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			502 | false | DOWNSTREAM_UNAVAILABLE | true  | The service "things" could not be reached.
			503 | false | DOWNSTREAM_UNAVAILABLE | true  | The service "things" could not be reached.
			504 | false | DOWNSTREAM_TIMEOUT     | true  | The service "things" did not answer in time.
			599 | false | DOWNSTREAM_ERROR       | false | The service "things" answered with an error.
			""")
	void saysWhatEveryOtherStatusMeans(int status, boolean splittable, Code code, boolean retryable, String message) {
		boolean bodiless = status == 304;
		Answer answer = answer(aResponse().withStatus(status).withBody(bodiless ? null : "secret\nline"));
		assertThat(answer).isEqualTo(new Answer.Rejected(Integer.toString(status), splittable,
				new Fault(code, message, Optional.of("things"), retryable), bodiless ? "" : "secret line",
				Freshness.unsaid(Wire.SENT)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void followsNoRedirect(int status) {
		server.stubFor(any(urlEqualTo("/elsewhere")).willReturn(okJson("1")));
		server.stubFor(any(urlEqualTo("/v1/things"))
			.willReturn(aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere")));
		assertThat(Wire.answer(call())).isInstanceOfSatisfying(Answer.Rejected.class, (rejected) -> {
			assertThat(rejected.status()).isEqualTo(Integer.toString(status));
			assertThat(rejected.splittable()).isFalse();
			assertThat(rejected.fault().code()).isEqualTo(Code.DOWNSTREAM_ERROR);
		});
		server.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
	}

	@Test
	void decodesGzip() throws IOException {
		String json = "[" + "1,".repeat(10_000) + "1]";
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
			gzip.write(json.getBytes(StandardCharsets.UTF_8));
		}
		assertThat(zipped.size()).isLessThan(json.length() / 10);
		ResponseDefinitionBuilder response = ok().withHeader("Content-Encoding", "gzip").withBody(zipped.toByteArray());
		assertThat(body(answer(response))).isEqualTo(json);
	}

	@Test
	void keepsTheBeginningOfWhatARejectionSays() {
		Answer answer = answer(aResponse().withStatus(500).withBody("é".repeat(40_000)));
		assertThat(answer).isInstanceOfSatisfying(Answer.Rejected.class,
				(rejected) -> assertThat(rejected.detail()).isEqualTo("é".repeat(512)));
	}

	@Test
	void readsNoMoreOfARejectionThanItMust() {
		Answer answer = answer(aResponse().withStatus(404).withBody("x".repeat(5_000_000)));
		assertThat(answer).isInstanceOfSatisfying(Answer.Rejected.class,
				(rejected) -> assertThat(rejected.detail()).isEqualTo("x".repeat(1024)));
	}

}
