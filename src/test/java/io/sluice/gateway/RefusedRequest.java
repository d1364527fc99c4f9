package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client is told of a request that is not executed. */
final class RefusedRequest {

	private RefusedRequest() {
	}

	static void assertThatIs(HttpResponse<String> response, int status, String message) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(Json.read(response.body())).isEqualTo(Json.read(Json.write(Map.of("errors", List.of(Map.of("message",
				message, "extensions", Map.of("code", "BAD_REQUEST", "classification", "BAD_REQUEST")))))));
	}

}
