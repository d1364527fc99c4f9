package io.sluice.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The services behind a gateway, all of them on one WireMock server, each below its name.
 */
final class Services implements AutoCloseable {

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	Services() {
		this.server.start();
	}

	/**
	 * Where a service is.
	 * @param name its name
	 * @return its base URL
	 */
	String url(String name) {
		return this.server.baseUrl() + "/" + name;
	}

	/** The server itself, for what has no shorter form here. */
	WireMockServer server() {
		return this.server;
	}

	/**
	 * Answers the calls of a case, and no others.
	 * @param example the case
	 */
	void expect(Spec.Case example) {
		this.server.resetAll();
		for (List<Spec.Call> turns : example.callsInTurn()) {
			for (int turn = 0; turn < turns.size(); turn++) {
				MappingBuilder stub = asked(turns.get(turn)).willReturn(reply(turns.get(turn).reply()));
				this.server.stubFor((turns.size() == 1) ? stub
						: stub.inScenario(turns.getFirst().toString())
							.whenScenarioStateIs((turn == 0) ? Scenario.STARTED : Integer.toString(turn))
							.willSetStateTo(Integer.toString(turn + 1)));
			}
		}
	}

	/**
	 * Checks that the calls of a case have been made as often as it says, and no others.
	 * @param example the case
	 */
	void verify(Spec.Case example) {
		assertThat(this.server.findAllUnmatchedRequests().stream().map(Services::told)).as("unexpected calls")
			.isEmpty();
		Map<String, Integer> expected = new LinkedHashMap<>();
		Map<String, Integer> made = new LinkedHashMap<>();
		for (List<Spec.Call> turns : example.callsInTurn()) {
			String name = turns.getFirst().toString();
			expected.merge(name, turns.stream().mapToInt(Spec.Call::times).sum(), Integer::sum);
			made.merge(name, count(turns.getFirst()), Integer::sum);
		}
		assertThat(made).as("calls").isEqualTo(expected);
	}

	private int count(Spec.Call call) {
		return this.server.countRequestsMatching(RequestPatternBuilder.like(asked(call).build().getRequest()).build())
			.getCount();
	}

	private static MappingBuilder asked(Spec.Call call) {
		MappingBuilder stub = WireMock.request(call.method(),
				WireMock.urlEqualTo("/" + call.service() + call.target()));
		for (int i = 0; i < call.headers().size(); i += 2) {
			String value = call.headers().get(i + 1);
			stub.withHeader(call.headers().get(i),
					value.equals("(absent)") ? WireMock.absent() : WireMock.equalTo(value));
		}
		return stub.withRequestBody(call.body()
			.<StringValuePattern>map((json) -> WireMock.equalToJson(json, false, false))
			.orElseGet(WireMock::absent));
	}

	private static ResponseDefinitionBuilder reply(Spec.Reply reply) {
		ResponseDefinitionBuilder response = WireMock.aResponse().withFixedDelay(reply.delay());
		switch (reply.outcome()) {
			case "connection reset" -> response.withFault(Fault.CONNECTION_RESET_BY_PEER);
			case "no response" -> response.withFault(Fault.EMPTY_RESPONSE);
			case "garbage" -> response.withFault(Fault.RANDOM_DATA_THEN_CLOSE);
			case "a broken-off response" -> response.withFault(Fault.MALFORMED_RESPONSE_CHUNK);
			default -> {
				response.withStatus(Integer.parseInt(reply.outcome())).withHeader("Content-Type", "application/json");
				if (!reply.body().isEmpty()) {
					response.withBody(reply.body());
				}
			}
		}
		for (int i = 0; i < reply.headers().size(); i += 2) {
			response.withHeader(reply.headers().get(i), reply.headers().get(i + 1));
		}
		return response;
	}

	private static String told(LoggedRequest request) {
		return request.getHeaders()
			.all()
			.stream()
			.map((header) -> header.key() + ": " + String.join(", ", header.values()))
			.collect(Collectors.joining("\n", request.getMethod() + " " + request.getUrl() + "\n",
					"\n\n" + request.getBodyAsString()));
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
