package io.sluice.compile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.CacheHint;
import io.sluice.blueprint.CacheScope;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.Contents;
import io.sluice.blueprint.Fingerprint;
import io.sluice.blueprint.Identity;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Template;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of what calls fetch, and with whom it is shared. */
class CachingCompilerTests {

	private static final String SERVICES = """
			sluice:
			  security: {client-headers: [X-Tenant]}
			  services:
			    catalog:
			      rest: {base-url: "http://catalog/v1"}
			    tenants:
			      rest: {base-url: "http://tenants"}
			      headers: [{name: X-Tenant, value: "{headers.x-tenant}"}, {name: X-User, value: "{claims['https://id/sub']}"}]
			    accounts:
			      rest: {base-url: "http://accounts"}
			      auth: {forward: true}
			    pricing:
			      grpc: {target: "dns:///pricing:9090", plaintext: true, protos: [pricing.proto]}
			""";

	private static final String PRICING = """
			syntax = "proto3";
			package pricing.v1;
			service Pricing {
			  rpc Get(Request) returns (Price) { option idempotency_level = NO_SIDE_EFFECTS; }
			  rpc Raise(Request) returns (Price) { option idempotency_level = IDEMPOTENT; }
			}
			message Request { string id = 1; }
			message Price { string id = 1; int32 amount = 2; }
			""";

	private static final String SDL = """
			type Query {
			  product(id: ID!): Product @lookup(key: "{args.id}")
			  short(id: ID!): Product @lookup(key: "{args.id}") @cacheControl(maxAge: 5)
			  never(id: ID!): Product @lookup(key: "{args.id}") @cacheControl(maxAge: 0)
			  page(n: Int): Page @rest(service: "catalog", get: "/pages", query: {n: "{args.n}"}, nullOn: [404, 410, 423, 451])
			    @cacheControl(maxAge: 10, scope: PRIVATE, staleIfError: 60) @cacheTag(format: "page-{args.n}")
			    @cacheTag(format: "pages")
			  search(q: String): [Product] @rest(service: "catalog", post: "/search", body: {q: "{args.q}"})
			  any: Thing @rest(service: "catalog", get: "/any") @cacheControl(maxAge: 10)
			  things: [Thing] @rest(service: "catalog", get: "/things")
			  fortune: String @rest(service: "catalog", get: "/fortune", query: {id: "{request.id}"}) @cacheControl(maxAge: 10)
			  once: String @rest(service: "catalog", get: "/once", headers: {key: "{request.idempotencyKey}"}) @cacheControl(maxAge: 9)
			  hello: String @rest(service: "catalog", get: "/hello", query: {l: "{request.locale}"}) @cacheControl(maxAge: 10)
			  tenant: String @rest(service: "tenants", get: "/tenant") @cacheControl(maxAge: 10)
			  me: Account @rest(service: "accounts", get: "/me", query: {l: "{request.locale}"})
			  price(id: ID!): Price @grpc(service: "pricing", method: "pricing.v1.Pricing/Get", request: {id: "{args.id}"})
			  raise(id: ID!): Price @grpc(service: "pricing", method: "pricing.v1.Pricing/Raise", request: {id: "{args.id}"})
			  made: Product @value(of: {id: 1}) @cacheControl(maxAge: 7)
			}
			type Mutation {
			  order(id: ID!): Product @rest(service: "catalog", get: "/order")
			    @invalidates(tags: ["product-{result.id}", "page-{args.id}-{claims.sub}", "pages"])
			  touch: Product @lookup(key: "7") @invalidates(tags: "book-x")
			}
			interface Thing @cacheControl(maxAge: 20) { id: ID }
			type Product implements Thing @key(fields: "id") @cacheControl(maxAge: 60, scope: PUBLIC, staleWhileRevalidate: 30)
			  @cacheTag(format: "product-{result.id}")
			  @rest(service: "catalog", get: "/products", query: {id: "{keys}"}, batch: {match: "id"}) {
			  id: ID
			  stock: Int @cacheControl(maxAge: 2)
			  maker: Maker
			  owner: Maker @cacheControl(inheritMaxAge: true)
			  reviews: [Review] @cacheControl(maxAge: 3) @cacheTag(format: "reviews-of-{key.id}")
			    @rest(service: "catalog", get: "/reviews", query: {id: "{keys.id}"}, batch: {key: {id: "{parent.id}"}, match: {id: "product"}})
			}
			type Book implements Thing @cacheTag(format: "book-{result.id}") { id: ID }
			type Maker { name: String }
			type Review { stars: Int }
			type Page { items: [Product] }
			type Account @cacheControl(maxAge: 8) { id: ID }
			type Price @cacheControl(maxAge: 4) { id: ID amount: Int @cacheControl(inheritMaxAge: true, scope: PRIVATE) }
			""";

	@TempDir
	Path folder;

	@Test
	void keepsWhatSafeCallsFetchForAsLongAsIsSaid() {
		Caching caching = blueprint().caching();
		assertThat(caching.keeping("Query", "product").map(Keeping::maxAge)).contains(Duration.ofSeconds(60));
		assertThat(caching.keeping("Query", "product").map(Keeping::staleWhileRevalidate))
			.contains(Duration.ofSeconds(30));
		assertThat(caching.keeping("Query", "product").map(Keeping::staleIfError)).contains(Duration.ZERO);
		assertThat(caching.keeping("Query", "product").map(Keeping::perCaller)).contains(false);
		assertThat(caching.keeping("Query", "short").map(Keeping::maxAge)).contains(Duration.ofSeconds(5));
		assertThat(caching.keeping("Query", "never")).isEmpty();
		assertThat(caching.keeping("Query", "page").map(Keeping::staleIfError)).contains(Duration.ofSeconds(60));
		assertThat(caching.keeping("Query", "page").map(Keeping::perCaller)).contains(true);
		assertThat(caching.keeping("Query", "things").map(Keeping::maxAge)).contains(Duration.ofSeconds(20));
		assertThat(caching.keeping("Query", "price").map(Keeping::maxAge)).contains(Duration.ofSeconds(4));
		assertThat(caching.keeping("Query", "me").map(Keeping::perCaller)).contains(false);
		assertThat(caching.keeping("Product", "reviews").map(Keeping::maxAge)).contains(Duration.ofSeconds(3));
	}

	@Test
	void knowsWhatObjectsStandInAValue() {
		Caching caching = blueprint().caching();
		Contents page = caching.keeping("Query", "page").orElseThrow().contents();
		assertThat(page.types()).containsExactlyInAnyOrder("Page", "Product", "Maker");
		assertThat(page.roots()).containsExactly("Page");
		assertThat(page.parts().get("Page").members())
			.containsExactly(new Contents.Member(JsonPath.of("items"), List.of("Product")));
		assertThat(page.parts().get("Product").tags()).hasSize(1);
		Contents thing = caching.keeping("Query", "any").orElseThrow().contents();
		assertThat(thing.types()).containsExactlyInAnyOrder("Thing", "Product", "Book", "Maker");
		assertThat(thing.roots()).containsExactlyInAnyOrder("Product", "Book");
		assertThat(thing.parts()).as("none inside of them has a name").isEmpty();
	}

	@Test
	void keepsNothingElse() {
		Caching caching = blueprint().caching();
		assertThat(caching.keeping("Query", "search")).as("a POST").isEmpty();
		assertThat(caching.keeping("Query", "raise")).as("a method with side effects").isEmpty();
		assertThat(caching.keeping("Query", "fortune")).as("each request is another").isEmpty();
		assertThat(caching.keeping("Query", "made")).as("no call").isEmpty();
		assertThat(caching.keeping("Mutation", "order")).as("a mutation").isEmpty();
		assertThat(caching.keeping("Mutation", "touch")).as("a mutation").isEmpty();
		assertThat(caching.keeping("Product", "maker")).as("a property").isEmpty();
	}

	@Test
	void saysHowLongAFieldIsFresh() {
		Caching caching = blueprint().caching();
		assertThat(caching.maxAge("Product", "stock")).contains(Duration.ofSeconds(2));
		assertThat(caching.maxAge("Product", "maker")).isEmpty();
		assertThat(caching.maxAge("Page", "items")).contains(Duration.ofSeconds(60));
		assertThat(caching.maxAge("Query", "never")).contains(Duration.ZERO);
		assertThat(caching.hint("Query", "product"))
			.isEqualTo(new CacheHint(Optional.of(Duration.ofSeconds(60)), Optional.of(CacheScope.PUBLIC), false));
		assertThat(caching.hint("Product", "owner")).isEqualTo(new CacheHint(Optional.empty(), Optional.empty(), true));
		assertThat(caching.hint("Price", "amount"))
			.isEqualTo(new CacheHint(Optional.empty(), Optional.of(CacheScope.PRIVATE), true));
		assertThat(caching.hint("Product", "id")).isEqualTo(CacheHint.NONE);
	}

	@Test
	void namesWhatIsKept() {
		Caching caching = blueprint().caching();
		assertThat(tags(caching, "Query", "product")).containsExactly("product-{result.id}");
		assertThat(tags(caching, "Query", "page")).containsExactly("page-{args.n}", "pages");
		assertThat(tags(caching, "Query", "any")).containsExactlyInAnyOrder("product-{result.id}", "book-{result.id}");
		assertThat(tags(caching, "Product", "reviews")).containsExactly("reviews-of-{key.id}");
		assertThat(tags(caching, "Query", "hello")).isEmpty();
	}

	@Test
	void namesWhatAMutationPurges() {
		Caching caching = blueprint().caching();
		assertThat(caching.invalidations("Mutation", "order")).map(CachingCompilerTests::written)
			.containsExactly("product-{result.id}", "page-{args.id}-{claims.sub}", "pages");
		assertThat(caching.invalidations("Mutation", "touch")).map(CachingCompilerTests::written)
			.containsExactly("book-x");
		assertThat(caching.invalidations("Query", "product")).isEmpty();
	}

	@Test
	void worksOutWhomAnAnswerMayBeSharedWith() {
		assertThat(identity("page")).isEqualTo(Identity.Everyone.INSTANCE);
		assertThat(identity("page").dependsOnCaller()).isFalse();
		assertThat(identity("tenant")).isInstanceOf(Identity.SameInputs.class);
		assertThat(inputs("tenant")).containsExactly("{claims['https://id/sub']}", "{headers.x-tenant}");
		assertThat(identity("tenant").dependsOnCaller()).isTrue();
		assertThat(inputs("hello")).containsExactly("{request.locale}");
		assertThat(identity("hello").dependsOnCaller()).isFalse();
		assertThat(identity("me")).isInstanceOf(Identity.OneToken.class);
		assertThat(inputs("me")).containsExactly("{token}", "{request.locale}");
		assertThat(identity("me").dependsOnCaller()).isTrue();
		assertThat(identity("fortune")).isEqualTo(new Identity.Nobody("it sends {request.id}", false));
		assertThat(identity("once")).isEqualTo(new Identity.Nobody("it sends {request.idempotencyKey}", false));
	}

	/**
	 * The names are what other processes know it by: these must never change by chance.
	 */
	@Test
	void namesACallTheSameInEveryProcess() {
		assertThat(Fingerprint.of(call("page")))
			.isEqualTo("5b2658e2c637f6517100410478a48283f4e0a1a7ed58baac414709be6c6f7302");
		assertThat(Fingerprint.of(call("price")))
			.isEqualTo("1823a06be1078e662e7e53dc8527840525a8d17a25ad1cb438343ee97c86f9ed");
	}

	@Test
	void namesAnotherCallOtherwise() {
		Set<String> names = Set.of(Fingerprint.of(call("page")), Fingerprint.of(call("any")),
				Fingerprint.of(call("things")), Fingerprint.of(call("price")), Fingerprint.of(call("raise")));
		assertThat(names).hasSize(5);
	}

	private List<String> inputs(String field) {
		return identity(field).inputs().stream().map((input) -> input.written()).toList();
	}

	private Identity identity(String field) {
		return Identity.of(call(field));
	}

	private ServiceCall call(String field) {
		return ((Binding.Call) blueprint().binding("Query", field)).call();
	}

	private static List<String> tags(Caching caching, String type, String field) {
		return caching.keeping(type, field).orElseThrow().tags().stream().map(CachingCompilerTests::written).toList();
	}

	private static String written(Template template) {
		List<String> parts = new ArrayList<>();
		return switch (template) {
			case Template.Text(var all) -> {
				all.forEach((part) -> parts.add(written(part)));
				yield String.join("", parts);
			}
			case Template.Placeholder(var reference) -> reference.written();
			case Template.Constant(var text) -> String.valueOf(text);
			case Template.ObjectOf _, Template.ListOf _ -> throw new AssertionError(template.toString());
		};
	}

	private Blueprint blueprint() {
		Home home = new Home(this.folder).with("gateway-config/services.yaml", SERVICES)
			.with("gateway-config/protos/pricing.proto", PRICING)
			.with("schema/shop.graphqls", SDL);
		return Blueprints.compile(home.read());
	}

}
