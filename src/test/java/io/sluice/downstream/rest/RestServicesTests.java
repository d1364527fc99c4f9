package io.sluice.downstream.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.sluice.downstream.rest.Calls.values;
import static org.assertj.core.api.Assertions.assertThat;

class RestServicesTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	private RestServices services = new RestServices(List.of(), List.of(), WebClient.builder());

	@AfterEach
	void close() {
		this.services.close();
	}

	@Test
	void getsJson() {
		server.stubFor(get(urlEqualTo("/v1/things/7?q=a%20b")).withHeader("Accept", equalTo("application/json"))
			.willReturn(okJson("{\"id\":7}")));
		RestCall call = to().path("/things/", "{id}").query("q", "{q}").build();
		assertThat(answer(call, values("id", 7, "q", "a b"))).isInstanceOfSatisfying(Answer.Payload.class,
				(payload) -> assertThat(new String(payload.body(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":7}"));
	}

	@Test
	void postsJson() {
		server.stubFor(post(urlEqualTo("/v1/things")).withHeader("Content-Type", equalTo("application/json"))
			.withRequestBody(equalToJson("{\"ids\":[1,2]}"))
			.willReturn(aResponse().withStatus(204)));
		RestCall call = to().method(RestCall.Method.POST)
			.body(new Template.ObjectOf(java.util.Map.of("ids", Calls.argument("ids"))))
			.build();
		assertThat(answer(call, values("ids", List.of(1, 2)))).isInstanceOfSatisfying(Answer.Payload.class,
				(payload) -> assertThat(payload.body()).isEmpty());
	}

	private static Calls to() {
		return Calls.to(server.baseUrl() + "/v1");
	}

	private Answer answer(RestCall call, Values values) {
		this.services = new RestServices(List.of(call.service()), List.of(call), WebClient.builder());
		Rendered.Ready ready = (Rendered.Ready) this.services.render(call, values);
		return this.services.exchange((RestRequest) ready.request()).block();
	}

}
