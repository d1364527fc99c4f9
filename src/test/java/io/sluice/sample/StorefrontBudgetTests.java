package io.sluice.sample;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The partner's small plan, as the README tells of it. */
class StorefrontBudgetTests {

	private static final String QUERY = "{\"query\": \"{ product(id: 1001) { name supplier } }\"}";

	@Test
	void isUsedUpByElevenRequests() throws Exception {
		List<HttpResponse<String>> answers = new ArrayList<>();
		try (Storefront storefront = Storefront.start(); HttpClient client = HttpClient.newHttpClient()) {
			for (int times = 0; times < 11; times++) {
				answers.add(client.send(asPartner(storefront, "/graphql").header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString(QUERY))
					.build(), HttpResponse.BodyHandlers.ofString()));
			}
			answers.add(client.send(asPartner(storefront, "/me/budget").build(), HttpResponse.BodyHandlers.ofString()));
		}
		assertThat(answers.subList(0, 10)).allMatch((answer) -> answer.statusCode() == 200);
		assertThat(answers.getFirst().headers().firstValue("RateLimit"))
			.contains("\"partner-1\";r=297;t=1, \"partner-2\";r=9;t=6");
		assertThat(answers.getFirst().headers().firstValue("RateLimit-Policy"))
			.contains("\"partner-1\";q=300;w=60;qu=\"cost\", \"partner-2\";q=10;w=60;qu=\"requests\"");
		assertThat(answers.get(10).statusCode()).isEqualTo(429);
		assertThat(answers.get(10).headers().firstValue("Retry-After"))
			.hasValueSatisfying((seconds) -> assertThat(Integer.parseInt(seconds)).isBetween(1, 6));
		assertThat(answers.get(10).body())
			.contains("\"The budget is used up: 10 requests in 60 seconds. Try again in ");
		assertThat(JsonMapper.shared().readTree(answers.get(11).body()).at("/budgets/1/limits/0/amount").asInt())
			.isEqualTo(10);
	}

	private static HttpRequest.Builder asPartner(Storefront storefront, String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(storefront.url().resolve(path));
		storefront.as(SampleCaller.PARTNER.subject(), SampleCaller.PARTNER.scope()).forEach(request::header);
		return request;
	}

}
