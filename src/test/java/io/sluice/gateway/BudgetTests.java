package io.sluice.gateway;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callers pay for operations, and what they are told. Budgets are of a day, so that
 * nothing comes back while a test runs; each test has a user of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetTests {

	/** Costs 7 at most, and 4 as there are two things. */
	private static final String THINGS = "{ things { id } }";

	private final Services services = new Services();

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway gateway;

	private String user = "";

	@BeforeAll
	void start(@TempDir Path folder) {
		this.services.server()
			.stubFor(WireMock.any(WireMock.urlPathEqualTo("/s/things"))
				.willReturn(WireMock.okJson("[{\"id\": 1}, {\"id\": 2}]")));
		this.services.server()
			.stubFor(WireMock.any(WireMock.urlPathEqualTo("/s/word")).willReturn(WireMock.okJson("\"word\"")));
		this.gateway = Gateway.in(folder)
			.schema("""
					type Query {
					  greet: String @value(of: "Hello")
					  things(first: Int = 5): [Thing!] @listSize(slicingArguments: ["first"])
					    @rest(service: "s", get: "/things", query: {first: "{args.first}"})
					  kept: String @rest(service: "s", get: "/word") @cacheControl(maxAge: 60)
					  same(first: Int = 5): [Thing!] @listSize(slicingArguments: ["first"]) @cacheControl(maxAge: 60)
					    @rest(service: "s", get: "/things", query: {first: "{args.first}"})
					  mine: String @rateLimit(limit: 3, window: "24h") @value(of: "x")
					  apps: String @rateLimit(limit: 1, window: "24h", per: CLIENT) @value(of: "x")
					  box: Box @value(of: {})
					}
					type Box { mine: String @rateLimit(limit: 2, window: "24h", per: USER) @value(of: "x") }
					type Thing { id: ID! }
					type Mutation { act: String @cost(weight: 60) @rest(service: "s", post: "/word") }
					""")
			.services(Map.of("s", this.services.url("s")))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.file("gateway-config/limits.yaml", "sluice.limits.operations-per-request: 5\n")
			.file("gateway-config/rate-limits.yaml",
					"""
							sluice:
							  rate-limits:
							    plans:
							      small: {limits: [{cost: 100, per: 24h}]}
							      app: {limits: [{requests: 4, per: 24h}, {cost: 1000, per: 24h, burst: 2000}, {cost: 90, per: 1h}]}
							      gold: {limits: [{requests: 5000, per: 1h}]}
							      visitor: {limits: [{cost: 50, per: 24h}]}
							    assign:
							      - {client: app, plan: app}
							      - {scope: "plan:small", plan: small}
							      - {claim: account.tiers, value: gold, plan: gold}
							    anonymous: visitor
							""")
			.argument("spring.graphql.cors.allowed-origins", "https://shop.example")
			.start();
	}

	@BeforeEach
	void name(TestInfo test) {
		this.user = test.getDisplayName();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.services.close();
		this.issuer.close();
	}

	private String small() {
		return token(Map.of("scope", "read plan:small"));
	}

	private String token(Map<String, Object> claims) {
		var token = this.issuer.claims().subject(this.user);
		claims.forEach(token::claim);
		return this.issuer.token(token.build());
	}

	private HttpResponse<String> ask(String token, String query, String... headers) {
		List<String> all = new ArrayList<>(List.of(headers));
		if (!token.isEmpty()) {
			all.addAll(List.of("Authorization", "Bearer " + token));
		}
		return this.gateway.post(Json.write(Map.of("query", query)), all);
	}

	private static String left(HttpResponse<String> answer) {
		return answer.headers().firstValue("RateLimit").orElse("nothing");
	}

	private static String code(HttpResponse<String> answer) {
		return Json.read(answer.body()).at("/errors/0/extensions/code").asString();
	}

	@Test
	void tellsThePlanAndWhatIsLeft() {
		HttpResponse<String> answer = ask(small(), THINGS);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("RateLimit-Policy"))
			.containsExactly("\"small\";q=100;w=86400;qu=\"cost\"");
		assertThat(answer.headers().allValues("RateLimit")).containsExactly("\"small\";r=96;t=3456");
	}

	@Test
	void chargesWhatItHasCost() {
		String token = small();
		List<String> left = IntStream.range(0, 5).mapToObj((_) -> left(ask(token, THINGS))).toList();
		assertThat(left).containsExactly("\"small\";r=96;t=3456", "\"small\";r=92;t=6912", "\"small\";r=88;t=10368",
				"\"small\";r=84;t=13824", "\"small\";r=80;t=17280");
	}

	/** It costs 7 at most, and is given again as it was written for the first one. */
	@Test
	void chargesTheSameForAnswersThatAreKept() {
		String token = small();
		assertThat(left(ask(token, "{ same { id } }"))).isEqualTo("\"small\";r=96;t=3456");
		int calls = calls("/s/things");
		assertThat(left(ask(token, "{ same { id } }"))).isEqualTo("\"small\";r=92;t=6912");
		assertThat(Json.read(ask(token, "{ same { id } }", "GraphQL-Cost", "report").body())).isEqualTo(Json.read("""
				{"data": {"same": [{"id": "1"}, {"id": "2"}]},
				 "extensions": {"cost": {"estimated": 7, "limit": 5000, "actual": 4, "remaining": 88, "budget": 100}}}
				"""));
		assertThat(calls("/s/things")).isEqualTo(calls);
	}

	@Test
	void refusesWhatCannotBePaid() {
		String token = small();
		ask(token, "mutation { act }");
		assertThat(left(ask(token, THINGS))).isEqualTo("\"small\";r=35;t=56160");
		int calls = calls("/s/word");
		HttpResponse<String> refused = ask(token, "mutation { act }");
		assertThat(refused.statusCode()).isEqualTo(429);
		// 61 - 35 tokens, one in 864 seconds
		assertThat(refused.headers().allValues("Retry-After")).containsExactly("22464");
		assertThat(refused.headers().allValues("RateLimit")).containsExactly("\"small\";r=35;t=56160");
		assertThat(refused.headers().allValues("RateLimit-Policy"))
			.containsExactly("\"small\";q=100;w=86400;qu=\"cost\"");
		assertThat(Json.read(refused.body())).isEqualTo(Json.read("""
				{"errors": [{
				  "message": "The budget is used up: 100 of cost in 86400 seconds. Try again in 22464 seconds.",
				  "extensions": {"code": "RATE_LIMITED", "classification": "BAD_REQUEST", "retryAfter": 22464}
				}]}
				"""));
		assertThat(calls("/s/word")).as("calls for what was refused").isEqualTo(calls);
	}

	private int calls(String path) {
		return this.services.server()
			.countRequestsMatching(WireMock.anyRequestedFor(WireMock.urlPathEqualTo(path)).build())
			.getCount();
	}

	@Test
	void tellsTheCostAndTheBudgetToThoseWhoAsk() {
		HttpResponse<String> answer = ask(small(), THINGS, "GraphQL-Cost", "report");
		assertThat(Json.read(answer.body()).at("/extensions/cost")).isEqualTo(Json.read("""
				{"estimated": 7, "limit": 5000, "actual": 4, "remaining": 96, "budget": 100}"""));
	}

	@Test
	void refusesForGoodWhatNoBudgetHasRoomFor() {
		String token = small();
		HttpResponse<String> refused = ask(token, "{ things(first: 200) { id } }");
		assertThat(refused.statusCode()).isEqualTo(200);
		assertThat(Json.read(refused.body())).isEqualTo(Json
			.read("""
					{"errors": [{
					  "message": "The operation costs up to 202; the budget never has more than 100. Select less, or ask for shorter lists.",
					  "extensions": {"code": "COST_LIMIT_EXCEEDED", "classification": "BAD_REQUEST", "estimated": 202, "limit": 100}
					}]}
					"""));
		assertThat(left(refused)).isEqualTo("\"small\";r=90;t=8640");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ greet", "{ nothing }", "query($a: Int!) { things(first: $a) { id } }" })
	void isPaidForWhatIsNotExecuted(String query) {
		this.user += query;
		HttpResponse<String> answer = ask(small(), query);
		assertThat(Json.read(answer.body()).has("errors")).isTrue();
		assertThat(left(answer)).isEqualTo("\"small\";r=90;t=8640");
	}

	@Test
	void isPaidForDocumentsThatNobodyKnows() {
		HttpResponse<String> answer = this.gateway.post(
				"{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"abc\"}}}",
				List.of("Authorization", "Bearer " + small()));
		assertThat(code(answer)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
		assertThat(left(answer)).isEqualTo("\"small\";r=90;t=8640");
	}

	@Test
	void isPaidForMutationsThatComeByGet() {
		HttpResponse<String> refused = get("mutation { act }", "Authorization", "Bearer " + small());
		assertThat(refused.statusCode()).isEqualTo(405);
		assertThat(left(ask(small(), "{ greet }"))).isEqualTo("\"small\";r=89;t=9504");
	}

	private HttpResponse<String> get(String query, String... headers) {
		return this.gateway.send(HttpRequest
			.newBuilder(this.gateway.url("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
			.header("GraphQL-Require-Preflight", "1")
			.headers(headers)
			.build());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{ __schema { types { name fields { name } } } }", "{ __type(name: \"Query\") { name } }" })
	void introspectionCostsTheSameWhateverIsAsked(String query) {
		HttpResponse<String> answer = ask(small(), query);
		assertThat(Json.read(answer.body()).at("/errors/0/extensions/estimated").asInt()).isEqualTo(101);
	}

	@Test
	void whoHasNothingLeftIsRefusedUnread() {
		String token = small();
		for (int times = 0; times < 9; times++) {
			assertThat(code(ask(token, "{ greet"))).isEqualTo("GRAPHQL_PARSE_FAILED");
		}
		assertThat(left(ask(token, "{ greet }"))).isEqualTo("\"small\";r=9;t=78624");
		assertThat(code(ask(token, "{ greet"))).as("10 are needed").isEqualTo("RATE_LIMITED");
		HttpResponse<String> refused = ask(token, "{ greet }");
		assertThat(refused.statusCode()).as("what could be paid, if it were read").isEqualTo(429);
		assertThat(left(refused)).isEqualTo("\"small\";r=9;t=78624");
	}

	@Test
	void whoeverBringsAnotherTokenIsTheSame() {
		ask(small(), THINGS);
		assertThat(left(ask(small(), THINGS))).isEqualTo("\"small\";r=92;t=6912");
		this.user += " too";
		assertThat(left(ask(small(), THINGS))).as("another user").isEqualTo("\"small\";r=96;t=3456");
	}

	@Test
	void allUsersOfAClientShareItsPlan() {
		HttpResponse<String> first = ask(token(Map.of("client_id", "app", "scope", "plan:small")), "{ greet }");
		assertThat(first.headers().firstValue("RateLimit-Policy")).contains(
				"\"app-1\";q=1000;w=86400;qu=\"cost\", \"app-2\";q=90;w=3600;qu=\"cost\", \"app-3\";q=4;w=86400;qu=\"requests\"");
		assertThat(left(first)).as("of those of cost, the nearest one")
			.isEqualTo("\"app-2\";r=89;t=40, \"app-3\";r=3;t=21600");
		this.user += " too";
		assertThat(left(ask(token(Map.of("client_id", "app")), "{ greet }")))
			.isEqualTo("\"app-2\";r=88;t=80, \"app-3\";r=2;t=43200");
		assertThat(left(ask(token(Map.of("client_id", "app")), "{ greet"))).as("what fails is a request, too")
			.isEqualTo("\"app-2\";r=78;t=480, \"app-3\";r=1;t=64800");
	}

	@Test
	void aClaimGivesAPlan() {
		HttpResponse<String> answer = ask(token(Map.of("account", Map.of("tiers", List.of("silver", "gold")))),
				"{ greet }");
		assertThat(left(answer)).isEqualTo("\"gold\";r=4999;t=1");
	}

	@Test
	void usersWithoutAPlanAreNotLimited() {
		HttpResponse<String> answer = ask(token(Map.of()), "{ greet }");
		assertThat(answer.headers().map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
	}

	@Test
	void fieldsAreCountedWhereTheyAreAskedFor() {
		String token = token(Map.of());
		assertThat(ask(token, "{ a: mine b: mine mine @include(if: false) box { mine } }").statusCode()).isEqualTo(200);
		HttpResponse<String> refused = ask(token, "{ a: mine b: mine }");
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().allValues("Retry-After")).containsExactly("28800");
		assertThat(Json.read(refused.body())).isEqualTo(Json
			.read("""
					{"errors": [{
					  "message": "Query.mine may be asked for 3 times in 86400 seconds. Try again in 28800 seconds.",
					  "extensions": {"code": "RATE_LIMITED", "classification": "BAD_REQUEST", "coordinate": "Query.mine", "retryAfter": 28800}
					}]}
					"""));
		assertThat(ask(token, "{ mine box { mine } }").statusCode()).as("one of each is left").isEqualTo(200);
		assertThat(ask(token, "{ greet }").statusCode()).isEqualTo(200);
	}

	@Test
	void aFieldThatIsRefusedTakesNothingOfThePlan() {
		String token = small();
		ask(token, "{ a: mine b: mine c: mine }");
		assertThat(ask(token, "{ mine }").statusCode()).isEqualTo(429);
		assertThat(left(ask(token, "{ greet }"))).isEqualTo("\"small\";r=98;t=1728");
	}

	@Test
	void aFieldThatIsAskedForMoreOftenThanEverIsNoMatterOfTime() {
		HttpResponse<String> refused = ask(small(), "{ a: mine b: mine c: mine d: mine }");
		assertThat(Json.read(refused.body()).at("/errors/0")).isEqualTo(Json
			.read("""
					{
					  "message": "Query.mine is asked for 4 times, but may be asked for 3 times in 86400 seconds.",
					  "extensions": {"code": "COST_LIMIT_EXCEEDED", "classification": "BAD_REQUEST", "estimated": 4, "limit": 3}
					}
					"""));
	}

	@Test
	void fieldsAreSharedByThoseWhoShouldShareThem() {
		assertThat(ask(token(Map.of("client_id", "one")), "{ apps }").statusCode()).isEqualTo(200);
		this.user += " too";
		assertThat(ask(token(Map.of("client_id", "one")), "{ apps }").statusCode()).isEqualTo(429);
		assertThat(ask(token(Map.of("client_id", "two")), "{ apps }").statusCode()).isEqualTo(200);
	}

	@Test
	void anAnswerThatTheClientHasTellsTheBudgetToo() {
		String[] token = { "Authorization", "Bearer " + small() };
		HttpResponse<String> first = get("{ kept }", token);
		assertThat(first.headers().allValues("RateLimit")).containsExactly("\"small\";r=99;t=864");
		HttpResponse<String> unchanged = get("{ kept }", token[0], token[1], "If-None-Match",
				first.headers().firstValue("ETag").orElseThrow());
		assertThat(unchanged.statusCode()).isEqualTo(304);
		assertThat(unchanged.headers().allValues("RateLimit")).containsExactly("\"small\";r=98;t=1728");
		assertThat(unchanged.headers().allValues("RateLimit-Policy")).hasSize(1);
	}

	@Test
	void eachOperationOfAListIsPaid() {
		HttpResponse<String> answer = this.gateway
			.post("[{\"query\": \"{ greet }\"}, {\"query\": \"mutation { act }\"}, "
					+ "{\"query\": \"mutation { act }\"}]", List.of("Authorization", "Bearer " + small()));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("RateLimit-Policy")).hasSize(1);
		JsonNode answers = Json.read(answer.body());
		assertThat(answers.get(0).has("errors")).isFalse();
		List<String> codes = List.of(answers.at("/1/errors/0/extensions/code").asString(),
				answers.at("/2/errors/0/extensions/code").asString());
		assertThat(codes).containsExactlyInAnyOrder("", "RATE_LIMITED");
	}

	@Test
	void pagesOfOtherOriginsMayReadTheBudget() {
		HttpResponse<String> answer = ask(small(), "{ greet }", "Origin", "https://shop.example");
		assertThat(answer.headers().allValues("Access-Control-Expose-Headers"))
			.containsExactly("RateLimit-Policy, RateLimit, Retry-After");
	}

	@Test
	void callersSeeTheirBudget() {
		String token = small();
		ask(token, THINGS);
		HttpResponse<String> budget = budget("Authorization", "Bearer " + token);
		assertThat(budget.statusCode()).isEqualTo(200);
		assertThat(budget.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(budget.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(left(budget)).isEqualTo("\"small\";r=96;t=3456");
		assertThat(Json.read(budget.body())).isEqualTo(Json
			.read("""
					{"plan": "small", "budgets": [
					  {"unit": "cost", "remaining": 96, "resets": 3456, "limits": [{"amount": 100, "per": 86400, "burst": 100}]}
					]}
					"""));
		assertThat(Json.read(budget("Authorization", "Bearer " + token).body()).at("/budgets/0/remaining").asInt())
			.as("to look costs nothing")
			.isEqualTo(96);
		assertThat(Json.read(budget("Authorization", "Bearer " + token(Map.of())).body()))
			.isEqualTo(Json.read("{\"plan\": null, \"budgets\": []}"));
		assertThat(budget("Authorization", "Bearer nonsense").statusCode()).isEqualTo(401);
		assertThat(Json.read(budget("Accept", "*/*").body()).at("/plan").asString()).isEqualTo("visitor");
	}

	private HttpResponse<String> budget(String... headers) {
		return this.gateway.send(HttpRequest.newBuilder(this.gateway.url("/me/budget")).headers(headers).build());
	}

	@Test
	void addressesThatClientsMakeUpAreWorthNothing() {
		String before = left(ask("", "{ greet }", "X-Forwarded-For", "203.0.113.1", "Forwarded", "for=203.0.113.1"));
		String after = left(ask("", "{ greet }", "X-Forwarded-For", "203.0.113.2", "Forwarded", "for=203.0.113.2"));
		assertThat(remaining(after)).isEqualTo(remaining(before) - 1);
	}

	private static int remaining(String left) {
		return Integer.parseInt(left.replaceAll(".*r=(\\d+);.*", "$1"));
	}

	@Test
	void anOperationThatFailsInPartCostsWhatItHas() {
		this.services.server()
			.stubFor(WireMock.any(WireMock.urlPathEqualTo("/s/things"))
				.withQueryParam("first", WireMock.equalTo("9"))
				.willReturn(WireMock.serverError()));
		HttpResponse<String> answer = ask(small(), "{ things(first: 9) { id } }");
		assertThat(code(answer)).isEqualTo("DOWNSTREAM_ERROR");
		assertThat(left(answer)).isEqualTo("\"small\";r=98;t=1728");
	}

	@Test
	void operationsThatAreOneCallArePaidByEach(@TempDir Path folder) {
		try (HeldService held = new HeldService();
				Gateway gateway = Gateway.in(folder)
					.schema("type Query { things: [Thing!] @rest(service: \"s\", get: \"/things\") }  type Thing { id: ID! }")
					.services(Map.of("s", held.url()))
					.file("gateway-config/rate-limits.yaml", """
							sluice.rate-limits:
							  plans: {visitor: {limits: [{cost: 50, per: 24h}]}}
							  anonymous: visitor
							""")
					.start()) {
			List<CompletableFuture<JsonNode>> asked = IntStream.range(0, 3)
				.mapToObj((_) -> CompletableFuture
					.supplyAsync(() -> gateway.ask(Map.of("query", THINGS), List.of("GraphQL-Cost", "report"))))
				.toList();
			HeldService.Held call = held.next();
			// 12 each, as nothing is known of the list
			Patience.until(() -> remaining(gateway) == 50 - 3 * 12);
			call.answer("[{\"id\": 1}]");
			asked.forEach((one) -> assertThat(one.join().at("/extensions/cost/actual").asInt()).isEqualTo(3));
			assertThat(held.hasMore()).isFalse();
			assertThat(remaining(gateway)).isEqualTo(50 - 3 * 3);
		}
	}

	private static int remaining(Gateway gateway) {
		return Json.read(gateway.send(HttpRequest.newBuilder(gateway.url("/me/budget")).build()).body())
			.at("/budgets/0/remaining")
			.asInt();
	}

	@Test
	void whoGoesAwayHasPaidForWhatWasBegun(@TempDir Path folder) {
		try (HeldService held = new HeldService();
				Gateway gateway = Gateway.in(folder)
					.schema("type Query { things: [Thing!] @rest(service: \"s\", get: \"/things\") }  type Thing { id: ID! }")
					.services(Map.of("s", held.url()))
					.file("gateway-config/rate-limits.yaml", """
							sluice.rate-limits:
							  plans: {visitor: {limits: [{cost: 50, per: 24h}]}}
							  anonymous: visitor
							""")
					.start()) {
			try (SocketClient client = SocketClient.ready(gateway)) {
				client.subscribe("1", THINGS);
				held.next();
			}
			assertThat(remaining(gateway)).isEqualTo(50 - 12);
		}
	}

	@Test
	void addressesAreThoseThatTrustedProxiesSay(@TempDir Path folder) {
		try (Gateway gateway = Gateway.in(folder)
			.schema("type Query { greet: String @value(of: \"Hello\") }")
			.file("gateway-config/rate-limits.yaml", """
					sluice:
					  security: {trusted-proxies: 1}
					  rate-limits:
					    plans: {visitor: {limits: [{requests: 2, per: 24h}]}}
					    anonymous: visitor
					""")
			.start()) {
			assertThat(statuses(gateway, "203.0.113.1", "1.1.1.1, 203.0.113.1", "2.2.2.2, 203.0.113.1", "203.0.113.2"))
				.containsExactly(200, 200, 429, 200);
			assertThat(statuses(gateway, "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"))
				.as("a network of IPv6 is one caller")
				.containsExactly(200, 200, 429, 200);
		}
	}

	private static List<Integer> statuses(Gateway gateway, String... forwarded) {
		return Stream.of(forwarded)
			.map((address) -> gateway.post("{\"query\": \"{ greet }\"}", List.of("X-Forwarded-For", address))
				.statusCode())
			.toList();
	}

	@Test
	void withoutLimitsNothingIsSaid(@TempDir Path folder) {
		try (Gateway gateway = Gateway.in(folder)
			.schema("type Query { greet: String @value(of: \"Hello\") }")
			.start()) {
			assertThat(gateway.post("{\"query\": \"{ greet }\"}", List.of()).headers().map())
				.doesNotContainKeys("ratelimit", "ratelimit-policy");
			assertThat(gateway.send(HttpRequest.newBuilder(gateway.url("/me/budget")).build()).statusCode())
				.isEqualTo(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "DENY, 503 503 503", "LOCAL, 200 200 429", "ALLOW, 200 200 200" })
	void whatHoldsWithoutTheRedisThatInstancesShareIsAChoice(String choice, String statuses, @TempDir Path folder) {
		try (Gateway gateway = Gateway.in(folder)
			.schema("type Query { greet: String @value(of: \"Hello\") }")
			.file("gateway-config/rate-limits.yaml", """
					sluice.rate-limits:
					  plans: {visitor: {limits: [{requests: 4, per: 24h}]}}
					  anonymous: visitor
					  on-store-failure: %s
					  local-share: 0.5
					""".formatted(choice))
			.argument("spring.data.redis.url", "redis://127.0.0.1:1")
			.start()) {
			List<HttpResponse<String>> answers = Stream
				.generate(() -> gateway.post("{\"query\": \"{ greet }\"}", List.of()))
				.limit(3)
				.toList();
			assertThat(answers.stream().map((answer) -> String.valueOf(answer.statusCode())))
				.containsExactly(statuses.split(" "));
			if (answers.getFirst().statusCode() == 503) {
				assertThat(Json.read(answers.getFirst().body())).isEqualTo(Json
					.read("""
							{"errors": [{
							  "message": "How much of the budget is left cannot be said now. Try again soon.",
							  "extensions": {"code": "BUDGET_UNAVAILABLE", "classification": "INTERNAL_ERROR", "retryAfter": 1}
							}]}
							"""));
				assertThat(answers.getFirst().headers().firstValue("Retry-After")).contains("1");
			}
		}
	}

}
