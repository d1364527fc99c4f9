package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import io.sluice.access.Caller;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/** What a rule does not allow is not there, and nothing below it is asked for. */
class AllowTests {

	private static final String SCHEMA = """
			type Query {
			  customer(id: ID!): Customer @allow(if: "args.id == claims.sub") @rest(service: "s", get: "/customers/{args.id}")
			  strict(id: ID!): Customer! @allow(if: "args.id == claims.sub") @rest(service: "s", get: "/customers/{args.id}")
			  denied(id: ID!): Customer @allow(if: "args.id == claims.sub", otherwise: DENY) @rest(service: "s", get: "/customers/{args.id}")
			  history(id: ID!): [Order!]! @allow(if: "args.id == claims.sub", otherwise: OMIT) @rest(service: "s", get: "/history")
			  order: Order @allow(if: "result.customer_id == claims.sub") @rest(service: "s", get: "/order")
			  orders: [Order] @allow(if: "result.customer_id == claims.sub") @rest(service: "s", get: "/orders")
			  mine: [Order!]! @allow(if: "result.customer_id == claims.sub", otherwise: OMIT) @rest(service: "s", get: "/orders")
			  fragile: [Order!] @allow(if: "result.customer_id == claims.sub") @rest(service: "s", get: "/orders")
			  guarded: [Order] @allow(if: "result.customer_id == claims.sub", otherwise: DENY) @rest(service: "s", get: "/orders")
			  nested: [[Order!]!] @allow(if: "result.customer_id == claims.sub", otherwise: OMIT) @rest(service: "s", get: "/nested")
			  tags: [String!] @allow(if: "result.startsWith('p')", otherwise: OMIT) @rest(service: "s", get: "/tags")
			  number: Int @allow(if: "result > 5") @rest(service: "s", get: "/number")
			  whole: Order @allow(if: "size(result) == 2 && result == {'id': 1, 'tags': ['a', null]}") @rest(service: "s", get: "/whole")
			  page: Page @rest(service: "s", get: "/page")
			  vaults: [Vault] @rest(service: "s", get: "/vaults")
			  vault: Vault @rest(service: "s", get: "/vault")
			  things: [Thing] @rest(service: "s", get: "/things")
			  both: Both @rest(service: "s", get: "/both")
			  node: Node @rest(service: "s", get: "/node")
			  deep: Deep @rest(service: "s", get: "/deep")
			  made: Customer @allow(if: "result.id == claims.sub") @value(of: {id: "7", email: "e"})
			  pair: [Order] @rest(service: "s", get: "/pair")
			}
			type Events {
			  ticks: Tick @rest(service: "s", get: "/ticks")
			  own: Order @allow(if: "result.customer_id == claims.sub") @rest(service: "s", get: "/own")
			  strict: Order @allow(if: "result.customer_id == claims.sub", otherwise: DENY) @rest(service: "s", get: "/own")
			  general: Order @allow(if: "claims.sub == '7'") @rest(service: "s", get: "/own")
			}
			type Tick @allow(if: "result.owner == claims.sub", otherwise: OMIT) { n: Int  all: [Tick]
			  order: Order @rest(service: "s", get: "/order") }
			type Mutation {
			  free: Order @rest(service: "s", post: "/free")
			  clerk: Order @allow(if: "claims.role == 'clerk'") @rest(service: "s", post: "/clerk")
			  own: Order @allow(if: "result.customer_id == claims.sub", otherwise: DENY) @rest(service: "s", post: "/own")
			  seen: Order @allow(if: "result.customer_id == claims.sub") @rest(service: "s", post: "/own")
			}
			type Customer {
			  id: ID
			  email: String @allow(if: "parent.id == claims.sub")
			  phone: String @allow(if: "has(claims.staff) && claims.staff")
			  secret: String @allow(if: "parent.id == claims.sub", otherwise: DENY)
			  orders: [Order!] @allow(if: "parent.id == claims.sub", otherwise: OMIT)
			    @rest(service: "s", get: "/orders", query: {customer: "{keys}"}, batch: {key: "{parent.id}", match: "customer_id"})
			}
			type Order {
			  id: ID
			  customer: Customer @rest(service: "s", get: "/customers/{parent.customer_id}")
			  note: String @allow(if: "result == 'public'")
			  lines: [Line!] @allow(if: "result.open || parent.customer_id == claims.sub", otherwise: OMIT)
			}
			type Line { sku: ID  stock: Int @rest(service: "s", get: "/stock/{parent.sku}") }
			type Page { items: [Order!]! @allow(if: "result.customer_id == claims.sub", otherwise: OMIT)  total: Int }
			type Vault @allow(if: "result.owner == claims.sub", otherwise: OMIT) @allow(if: "result.open") {
			  id: ID
			  gold: Int @rest(service: "s", get: "/gold/{parent.id}")
			}
			type Shelf @allow(if: "claims.role == 'clerk'") { id: ID }
			union Thing = Vault | Shelf
			interface Node { id: ID @allow(if: "parent.owner == claims.sub") }
			type Leaf implements Node { id: ID }
			type Deep { order: Order  vaults: [Vault]  shelf: Shelf  shelves: [Shelf]
			  lookups: [Looked] @lookup(key: "{parent.ids}") }
			type Both { a: Looked @lookup(key: "{parent.x}")  b: Looked @lookup(key: "{parent.y}") }
			type Looked @key(fields: "id") @allow(if: "result.owner == claims.sub", otherwise: OMIT)
			  @rest(service: "s", get: "/looked", query: {id: "{keys}"}, batch: {match: "id"}) { id: ID  order: Order @rest(service: "s", get: "/order") }
			""";

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void begin() {
		this.engine = new EngineFixture(this.folder, SCHEMA);
		Map.of("customers/7", "{\"id\": \"7\", \"email\": \"e\", \"phone\": \"p\", \"secret\": \"s\"}", "customers/8",
				"{\"id\": \"8\", \"email\": \"e\", \"phone\": \"p\", \"secret\": \"s\"}", "order",
				"{\"id\": 1, \"customer_id\": \"7\", \"note\": \"private\", \"lines\": [{\"sku\": \"a\", \"open\": true}, {\"sku\": \"b\", \"open\": false}]}",
				"orders",
				"[{\"id\": 1, \"customer_id\": \"7\"}, {\"id\": 2, \"customer_id\": \"8\"}, {\"id\": 3}, null]",
				"vault", "{\"id\": 1, \"owner\": \"7\", \"open\": true}")
			.forEach((path, json) -> this.engine.with("GET /" + path, json));
	}

	private static Caller caller(Map<String, Object> claims) {
		return new Caller(true, Set.of(), claims);
	}

	private static Caller customer(String id) {
		return caller(Map.of("sub", id));
	}

	private ExecutionResult execute(String document, Caller caller) {
		return this.engine
			.execute(this.engine.input(document).graphQLContext((context) -> context.of(Caller.class, caller)));
	}

	private void check(String document, Caller caller, String data, String errors, String asked) {
		this.engine.asked().clear();
		ExecutionResult result = execute(document, caller);
		assertThat(String.valueOf(result.<Object>getData())).isEqualTo(data);
		assertThat(String.join(", ", EngineFixture.errors(result))).isEqualTo((errors != null) ? errors : "");
		assertThat(String.join(", ", this.engine.asked())).isEqualTo((asked != null) ? asked : "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			{ customer(id: 7) { id } }  | {customer={id=7}} | -                    | GET /customers/7
			{ customer(id: 8) { id } }  | {customer=null}   | [customer] FORBIDDEN | -
			{ strict(id: 8) { id } }    | null              | [strict] FORBIDDEN   | -
			{ denied(id: 8) { id } }    | null              | [denied] FORBIDDEN   | -
			{ denied(id: 7) { id } }    | {denied={id=7}}   | -                    | GET /customers/7
			{ history(id: 8) { id } }   | {history=[]}      | -                    | -
			{ order { id } h: history(id: 8) { id } denied(id: 8) { id } } | null | [denied] FORBIDDEN | -
			""")
	void decidesBeforeTheCallWhatNeedsNoResult(String document, String data, String errors, String asked) {
		check(document, customer("7"), data, errors, asked);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					{ order { id } }   | 7 | {order={id=1}}                     | -
					{ order { id } }   | 8 | {order=null}                       | [order] FORBIDDEN
					{ orders { id } }  | 7 | {orders=[{id=1}, null, null, null]} | [orders, 1] FORBIDDEN, [orders, 2] FORBIDDEN
					{ mine { id } }    | 9 | {mine=[null]}                      | -
					{ fragile { id } } | 7 | {fragile=null}                     | [fragile, 1] FORBIDDEN, [fragile, 2] FORBIDDEN, [fragile, 3] DOWNSTREAM_SHAPE_MISMATCH
					{ guarded { id } } | 7 | null                               | [guarded] FORBIDDEN
					""")
	void decidesOnTheResultForEachObject(String document, String sub, String data, String errors) {
		ExecutionResult result = execute(document, customer(sub));
		if (document.contains("mine")) {
			assertThat(EngineFixture.errors(result)).containsExactly("[mine, 0] DOWNSTREAM_SHAPE_MISMATCH");
			return;
		}
		assertThat(String.valueOf(result.<Object>getData())).isEqualTo(data);
		assertThat(String.join(", ", EngineFixture.errors(result))).isEqualTo((errors != null) ? errors : "");
	}

	@Test
	void leavesOutOfListsAtAnyDepth() {
		this.engine.with("GET /nested",
				"[[{\"id\": 1, \"customer_id\": \"7\"}, {\"id\": 2, \"customer_id\": \"8\"}], [], [{\"id\": 3, \"customer_id\": \"8\"}]]");
		check("{ nested { id } }", customer("7"), "{nested=[[{id=1}], [], []]}", null, "GET /nested");
		this.engine.with("GET /tags", "[\"public\", \"internal\", \"p2\"]");
		check("{ tags }", customer("7"), "{tags=[public, p2]}", null, "GET /tags");
		this.engine.with("GET /page",
				"{\"total\": 2, \"items\": [{\"id\": 1, \"customer_id\": \"7\"}, {\"id\": 2, \"customer_id\": \"8\"}]}");
		check("{ page { total items { id } } }", customer("8"), "{page={total=2, items=[{id=2}]}}", null, "GET /page");
	}

	@Test
	void readsScalarsAndWholeObjects() {
		this.engine.with("GET /number", "5");
		check("{ number }", Caller.ANONYMOUS, "{number=null}", "[number] FORBIDDEN", "GET /number");
		this.engine.with("GET /number", "6");
		check("{ number }", Caller.ANONYMOUS, "{number=6}", null, "GET /number");
		this.engine.with("GET /whole", "{\"id\": 1, \"tags\": [\"a\", null]}");
		check("{ whole { id } }", Caller.ANONYMOUS, "{whole={id=1}}", null, "GET /whole");
		this.engine.with("GET /whole", "{\"id\": 1, \"tags\": [\"a\", 2]}");
		check("{ whole { id } }", Caller.ANONYMOUS, "{whole=null}", "[whole] FORBIDDEN", "GET /whole");
		check("{ made { id } }", customer("7"), "{made={id=7}}", null, null);
		check("{ made { id } }", customer("8"), "{made=null}", "[made] FORBIDDEN", null);
	}

	@Test
	void asksNothingBelowWhatIsRefused() {
		this.engine.with("GET /stock/a", "1").with("GET /stock/b", "2");
		check("{ orders { customer { id } } }", customer("7"), "{orders=[{customer={id=7}}, null, null, null]}",
				"[orders, 1] FORBIDDEN, [orders, 2] FORBIDDEN", "GET /orders, GET /customers/7");
		this.engine.with("GET /deep",
				"{\"order\": {\"customer_id\": \"8\", \"lines\": [{\"sku\": \"a\", \"open\": true}, {\"sku\": \"b\"}]}}");
		check("{ deep { order { lines { sku stock } } } }", customer("7"), "{deep={order={lines=[{sku=a, stock=1}]}}}",
				null, "GET /deep, GET /stock/a");
		check("{ order { lines { stock } } }", customer("7"), "{order={lines=[{stock=1}, {stock=2}]}}", null,
				"GET /order, GET /stock/a, GET /stock/b");
		check("{ order { lines { stock } } }", customer("9"), "{order=null}", "[order] FORBIDDEN", "GET /order");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			{ customer(id: 7) { email phone } } | {customer={email=e, phone=null}} | [customer, phone] FORBIDDEN
			{ order { note id } }               | {order={note=null, id=1}}        | [order, note] FORBIDDEN
			{ order { customer { secret } } }   | {order={customer={secret=s}}}    | -
			""")
	void guardsPropertiesOfObjects(String document, String data, String errors) {
		ExecutionResult result = execute(document, customer("7"));
		assertThat(String.valueOf(result.<Object>getData())).isEqualTo(data);
		assertThat(String.join(", ", EngineFixture.errors(result))).isEqualTo((errors != null) ? errors : "");
	}

	@Test
	void guardsPropertiesByTheirParent() {
		this.engine.with("GET /pair",
				"[{\"id\": 1, \"customer_id\": \"7\"}, {\"id\": 2, \"customer_id\": \"8\"}, {\"id\": 3, \"customer_id\": \"8\"}]");
		check("{ pair { customer { id email } } }", customer("7"),
				"{pair=[{customer={id=7, email=e}}, {customer={id=8, email=null}}, {customer={id=8, email=null}}]}",
				"[pair, 1, customer, email] FORBIDDEN, [pair, 2, customer, email] FORBIDDEN",
				"GET /pair, GET /customers/7, GET /customers/8");
		check("{ pair { customer { phone } } }", caller(Map.of("staff", true)),
				"{pair=[{customer={phone=p}}, {customer={phone=p}}, {customer={phone=p}}]}", null,
				"GET /pair, GET /customers/7, GET /customers/8");
		check("{ pair { customer { secret } } }", customer("7"), "null", "[pair, customer, secret] FORBIDDEN",
				"GET /pair, GET /customers/7, GET /customers/8");
	}

	@Test
	void asksForNoKeyThatIsRefused() {
		this.engine.with("GET /pair", "[{\"id\": 1, \"customer_id\": \"7\"}, {\"id\": 2, \"customer_id\": \"8\"}]")
			.with("GET /orders?customer=7", "[{\"id\": 1, \"customer_id\": \"7\"}]");
		check("{ pair { customer { orders { id } } } }", customer("7"),
				"{pair=[{customer={orders=[{id=1}]}}, {customer={orders=[]}}]}", null,
				"GET /pair, GET /customers/7, GET /customers/8, GET /orders?customer=7");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			7 | {id=1, gold=5}
			8 | null
			""")
	void guardsTypesWhereverTheyAre(String sub, String expected) {
		this.engine.with("GET /gold/1", "5")
			.with("GET /vaults",
					"[{\"id\": 1, \"owner\": \"7\", \"open\": true}, {\"id\": 2, \"owner\": \"7\", \"open\": false}, {\"id\": 3, \"owner\": \"9\", \"open\": true}]")
			.with("GET /things",
					"[{\"__typename\": \"Vault\", \"id\": 1, \"owner\": \"7\", \"open\": true}, {\"__typename\": \"Shelf\", \"id\": 2}]")
			.with("GET /deep",
					"{\"vaults\": [{\"id\": 1, \"owner\": \"7\", \"open\": true}], \"shelf\": {\"id\": 1}, \"shelves\": [{\"id\": 1}]}");
		boolean own = sub.equals("7");
		String gold = own ? ", GET /gold/1" : "";
		check("{ vault { id gold } }", customer(sub), "{vault=" + expected + "}", own ? null : "[vault] FORBIDDEN",
				"GET /vault" + gold);
		check("{ vaults { id gold } }", customer(sub), own ? "{vaults=[{id=1, gold=5}, null]}" : "{vaults=[null]}",
				own ? "[vaults, 1] FORBIDDEN" : "[vaults, 0] FORBIDDEN", "GET /vaults" + gold);
		check("{ things { __typename ... on Vault { gold } } }", customer(sub),
				own ? "{things=[{__typename=Vault, gold=5}, null]}" : "{things=[null]}",
				own ? "[things, 1] FORBIDDEN" : "[things, 0] FORBIDDEN", "GET /things" + gold);
		check("{ deep { vaults { gold } shelf { id } shelves { id } } }", customer(sub),
				own ? "{deep={vaults=[{gold=5}], shelf=null, shelves=null}}"
						: "{deep={vaults=[], shelf=null, shelves=null}}",
				"[deep, shelf] FORBIDDEN, [deep, shelves] FORBIDDEN", "GET /deep" + gold);
	}

	@Test
	void guardsTypesThatAreLookedUp() {
		this.engine.with("GET /both", "{\"x\": 1, \"y\": 2}")
			.with("GET /looked?id=1&id=2", "[{\"id\": 1, \"owner\": \"7\"}, {\"id\": 2, \"owner\": \"8\"}]")
			.with("GET /looked?id=1&id=2&id=3", "[{\"id\": 1, \"owner\": \"7\"}, {\"id\": 2, \"owner\": \"8\"}]")
			.with("GET /deep", "{\"ids\": [1, 2, 1, 3]}");
		check("{ both { a { id order { id } } b { id order { id } } } }", customer("7"),
				"{both={a={id=1, order={id=1}}, b=null}}", "[both, b] FORBIDDEN",
				"GET /both, GET /looked?id=1&id=2, GET /order");
		check("{ deep { lookups { id order { id } } } }", customer("7"),
				"{deep={lookups=[{id=1, order={id=1}}, {id=1, order={id=1}}, null]}}", null,
				"GET /deep, GET /looked?id=1&id=2&id=3, GET /order");
	}

	@Test
	void guardsWhatInterfacesGuard() {
		this.engine.with("GET /node", "{\"__typename\": \"Leaf\", \"id\": 1, \"owner\": \"7\"}");
		check("{ node { id } }", customer("7"), "{node={id=1}}", null, "GET /node");
		check("{ node { id } }", customer("8"), "{node={id=null}}", "[node, id] FORBIDDEN", "GET /node");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					mutation { free { id } clerk { id } }                   | null             | [clerk] FORBIDDEN                | -
					mutation { free { customer { phone } } }                | null             | [free, customer, phone] FORBIDDEN | -
					mutation { seen { id } free { id } }                    | {seen=null, free={id=1}} | [seen] FORBIDDEN          | POST /own, POST /free
					mutation { free { id } own { customer { id } } seen { id } } | null        | [own] FORBIDDEN                  | POST /free, POST /own
					""")
	void refusesAMutationBeforeItHasAnyEffectIfItCan(String document, String data, String errors, String asked) {
		this.engine.with("POST /free", "{\"id\": 1}").with("POST /own", "{\"customer_id\": \"8\"}");
		check(document, customer("7"), data, errors, asked);
	}

	private List<String> events(String document, Caller caller) {
		Publisher<ExecutionResult> events = execute(document, caller).getData();
		return Flux.from(events)
			.map((event) -> event.getData() + " " + EngineFixture.errors(event))
			.collectList()
			.block();
	}

	@Test
	void asksAboutEachEvent() {
		this.engine.streaming("GET /own",
				stream("{\"id\": 1, \"customer_id\": \"8\"}", "{\"id\": 2, \"customer_id\": \"7\"}", "null"));
		assertThat(events("subscription { own { id } }", customer("7"))).containsExactly("{own=null} [[own] FORBIDDEN]",
				"{own={id=2}} []", "{own=null} []");
		assertThat(events("subscription { strict { id customer { id } } }", customer("7")))
			.containsExactly("null [[strict] FORBIDDEN]", "{strict={id=2, customer={id=7}}} []", "{strict=null} []");
		assertThat(this.engine.asked()).doesNotContain("GET /customers/8");
	}

	@Test
	void leavesEventsOut() {
		this.engine.streaming("GET /ticks", stream("{\"n\": 1, \"owner\": \"8\"}", "{\"n\": 2, \"owner\": \"7\"}",
				"{\"n\": 3}", "{\"n\": 4, \"owner\": \"7\", \"all\": [{\"n\": 5}, {\"n\": 6, \"owner\": \"7\"}]}"));
		assertThat(events("subscription { ticks { n all { n } order { id } } }", customer("7")))
			.containsExactly("{ticks={n=2, all=null, order={id=1}}} []", "{ticks={n=4, all=[{n=6}], order={id=1}}} []");
		assertThat(this.engine.asked()).containsExactly("GET /ticks", "GET /order", "GET /order");
	}

	@Test
	void hasNoEventsThatNobodyMaySee() {
		this.engine.streaming("GET /own", stream("{\"id\": 2, \"customer_id\": \"7\"}"));
		ExecutionResult refused = execute("subscription { general { id } }", customer("8"));
		assertThat(EngineFixture.errors(refused)).containsExactly("[general] FORBIDDEN");
		assertThat(refused.isDataPresent()).isFalse();
		assertThat(this.engine.asked()).isEmpty();
		assertThat(events("subscription { general { id } }", customer("7"))).containsExactly("{general={id=2}} []");
	}

	private static Flux<Answer> stream(String... payloads) {
		return Flux.fromArray(payloads)
			.map((json) -> new Answer.Payload(json.getBytes(StandardCharsets.UTF_8), Freshness.NONE));
	}

	@Test
	void callsNothingMoreOnceAllIsDenied() {
		Sinks.One<Answer> held = this.engine.holding("GET /order");
		CompletableFuture<ExecutionResult> answer = this.engine.start("{ guarded { customer { id } } order { id } }",
				Map.of());
		assertThat(answer).isCompleted();
		assertThat(EngineFixture.errors(answer.join())).containsExactly("[guarded] FORBIDDEN");
		assertThat(this.engine.cancelled()).containsExactly("GET /order");
		assertThat(held.currentSubscriberCount()).isZero();
	}

	@Test
	void tellsNothingMoreThanWhere() {
		ExecutionResult result = execute("{ a: order { id } }", customer("8"));
		assertThat(result.getErrors().getFirst().toSpecification())
			.isEqualTo(Map.of("message", "The caller may not have this value.", "path", List.of("a"), "locations",
					List.of(Map.of("line", 1, "column", 3)), "extensions",
					Map.of("code", "FORBIDDEN", "classification", "FORBIDDEN", "coordinate", "Query.order")));
	}

	@Test
	void distinguishesWhatIsRefusedFromDataThatIsNotThere() {
		assertThat(execute("{ denied(id: 8) { id } }", customer("7")).isDataPresent()).isFalse();
		assertThat(execute("{ guarded { id } }", customer("7")).isDataPresent()).isTrue();
	}

}
