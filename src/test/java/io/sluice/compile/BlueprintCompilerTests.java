package io.sluice.compile;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Match;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlueprintCompilerTests {

	@Test
	void compilesServicesWithDefaults() {
		assertThat(Compiled.of("type Query { a: Int @value(of: 1) }").blueprint().services().get("reviews"))
			.isEqualTo(new RestService("reviews", URI.create("http://reviews/v1"), Optional.empty(), Naming.SNAKE_CASE,
					Duration.ofSeconds(10), Duration.ofSeconds(2), 10 * 1024 * 1024, 256, List.of(), Optional.empty(),
					Optional.empty(), Sharing.IDENTITY, Compiled.RESILIENCE));
	}

	@Test
	void bindsEveryFieldOfEveryObjectType() {
		Compiled compiled = Compiled.of("""
				type Query { product: Product @value(of: {}) }
				interface Node { id: ID! }
				type Product implements Node { id: ID!  name: String @from(path: "$.names[0]") }
				extend type Product { self: Product @from(path: "$") }
				""");
		assertThat(compiled.blueprint().bindings().keySet()).extracting(Object::toString)
			.containsExactlyInAnyOrder("Query.product", "Product.id", "Product.name", "Product.self");
		assertThat(compiled.blueprint().binding("Product", "id")).isEqualTo(new Binding.Property(Optional.empty()));
		assertThat(compiled.binding("Product.name", Binding.Property.class).path().orElseThrow())
			.hasToString("$['names'][0]");
		assertThat(compiled.blueprint().binding("Product", "self"))
			.isEqualTo(new Binding.Property(Optional.of(JsonPath.ROOT)));
	}

	@ParameterizedTest
	@CsvSource({ "get,GET", "post,POST", "put,PUT", "patch,PATCH", "delete,DELETE" })
	void knowsAllVerbs(String verb, RestCall.Method method) {
		RestCall call = Compiled.of("type Query { a: Int @rest(service: \"catalog\", " + verb + ": \"/a\") }")
			.call("Query.a");
		assertThat(call).isEqualTo(new RestCall(call.service(), method, new Template.Constant("/a"), List.of(),
				RestCall.ListStyle.REPEAT, List.of(), Optional.empty(), Duration.ofSeconds(10), JsonPath.ROOT,
				Optional.empty(), Set.of("404")));
	}

	@Test
	void compilesEverythingThatACallSays() {
		Compiled compiled = Compiled
			.of("""
					type Query {
					  a(id: ID!): Int @from(path: "count.total") @rest(service: "catalog", post: "/a/{args.id}/b",
					    query: [{name: "filter[id]", value: "{args.id}"}, {name: "fixed", value: [1, 2]}],
					    headers: {X_Id: "id {args.id}"}, body: null, select: "data.items[0]", nullOn: [404, 410], timeout: "500ms")
					  none: Int @rest(service: "catalog", get: "/", nullOn: [], query: null, batch: null, timeout: null)
					  one: Int @rest(service: "catalog", get: "/", nullOn: 500)
					}
					""");
		RestCall call = compiled.call("Query.a");
		Template id = new Template.Placeholder(new Reference(Reference.Root.ARGS, JsonPath.of("id")));
		assertThat(call.path())
			.isEqualTo(new Template.Text(List.of(new Template.Constant("/a/"), id, new Template.Constant("/b"))));
		assertThat(call.query()).containsExactly(new NamedTemplate("filter[id]", id), new NamedTemplate("fixed",
				new Template.ListOf(List.of(new Template.Constant(1), new Template.Constant(2)))));
		assertThat(call.headers())
			.containsExactly(new NamedTemplate("X_Id", new Template.Text(List.of(new Template.Constant("id "), id))));
		assertThat(call.body()).contains(new Template.Constant(null));
		assertThat(call.select()).hasToString("$['data']['items'][0]");
		assertThat(call.nullOn()).containsExactlyInAnyOrder("404", "410");
		assertThat(call.timeout()).isEqualTo(Duration.ofMillis(500));
		assertThat(compiled.binding("Query.a", Binding.Call.class).path()).hasToString("$['count']['total']");
		assertThat(compiled.call("Query.none").nullOn()).isEmpty();
		assertThat(compiled.call("Query.one").nullOn()).containsExactly("500");
	}

	@Test
	void compilesBatchesOfFields() {
		Compiled compiled = Compiled
			.of("""
					type Query { product: Product @value(of: {}) }
					type Product {
					  path: Int @rest(service: "catalog", get: "/", query: {id: "{keys}"}, batch: {key: "{parent.id}", match: "a.id"})
					  member: Int @rest(service: "catalog", get: "/{keys}", batch: {key: "{parent.id}", match: KEY, maxSize: 1})
					  index: Int @rest(service: "catalog", post: "/", body: ["{keys}"], batch: {key: "{parent.id}", match: INDEX, style: COMMA})
					  quoted: Int @rest(service: "catalog", post: "/", body: "{keys}", batch: {key: "{parent.id}", match: "KEY"})
					  paths(week: Int): Int @rest(service: "catalog", get: "/", query: {c: "{keys.country}", w: "{keys.week}"},
					    batch: {key: {country: "{parent.country}", week: "{args.week}"}, match: {week: "week", country: "area.country"}})
					}
					""");
		assertThat(batch(compiled, "path")).isEqualTo(new Batch(Optional.of(new Key.Single(parent("id"))),
				new Match.ByPath(new JsonPath(List.of(new JsonPath.Name("a"), new JsonPath.Name("id")))), 100));
		assertThat(batch(compiled, "member").match()).isEqualTo(new Match.ByMember());
		assertThat(batch(compiled, "member").maxSize()).isEqualTo(1);
		assertThat(batch(compiled, "index").match()).isEqualTo(new Match.ByIndex());
		assertThat(compiled.call("Product.index").listStyle()).isEqualTo(RestCall.ListStyle.COMMA);
		assertThat(batch(compiled, "quoted").match()).isEqualTo(new Match.ByPath(JsonPath.of("KEY")));
		assertThat(batch(compiled, "paths").key().orElseThrow().template().toString()).contains("country", "week");
		assertThat(((Match.ByPaths) batch(compiled, "paths").match()).paths().keySet()).containsExactly("country",
				"week");
	}

	@Test
	void compilesTypesAndLookups() {
		Compiled compiled = Compiled.of("""
				type Query {
				  product(id: ID!): Product @lookup(key: "{args.id}")
				  products(ids: [ID!]!): [Product]! @lookup(key: "{args.ids}")
				  fixed: [Product] @lookup(key: ["1", "2"])
				  tenant: Product @lookup(key: "{headers.x-tenant}")
				  price(week: Int): Price @lookup(key: {week: "{args.week}", country: "DE"})
				}
				type Product @key(fields: "id") @rest(service: "catalog", get: "/products/{key}") {
				  id: ID!
				  related: [Product] @lookup(key: "{parent.related_ids}")
				}
				type Price @key(fields: "country week") @rest(service: "reviews", post: "/prices", body: "{keys}",
				  batch: {match: {week: "w", country: "c"}, maxSize: 5}) { country: String week: Int }
				""");
		Binding.Lookup product = compiled.binding("Query.product", Binding.Lookup.class);
		assertThat(product.type().type()).isEqualTo("Product");
		assertThat(product.type().keyFields()).containsExactly("id");
		assertThat(product.type().call().batch()).isEmpty();
		assertThat(compiled.binding("Product.related", Binding.Lookup.class))
			.isEqualTo(new Binding.Lookup(new Key.Single(parent("related_ids")), product.type()));
		assertThat(compiled.binding("Query.fixed", Binding.Lookup.class).key().template())
			.isInstanceOf(Template.ListOf.class);
		Binding.Lookup price = compiled.binding("Query.price", Binding.Lookup.class);
		assertThat(price.type().call().batch().orElseThrow()).isEqualTo(new Batch(Optional.empty(),
				new Match.ByPaths(Map.of("country", JsonPath.of("c"), "week", JsonPath.of("w"))), 5));
		assertThat(((Key.Composite) price.key()).template().members().keySet()).containsExactly("country", "week");
	}

	@Test
	void compilesEnumsAndDiscriminators() {
		Compiled compiled = Compiled.of("""
				type Query { media: Media @value(of: {})  any: Any @value(of: {}) }
				enum Color { RED @from(path: "$.red")  BLUE }
				extend enum Color { GREEN @from(path: "0") }
				interface Media @discriminator(path: "meta.kind") { url: String }
				type Image implements Media @discriminated(value: "img") { url: String }
				type Video implements Media { url: String }
				union Any = Image
				extend union Any = Video | Other
				type Other { a: Int }
				""");
		assertThat(compiled.blueprint().enums().get("Color").wireValues())
			.isEqualTo(Map.of("RED", "$.red", "BLUE", "BLUE", "GREEN", "0"));
		assertThat(compiled.blueprint().enums().get("Color").name("0")).isEqualTo("GREEN");
		assertThat(compiled.blueprint().discriminator("Media").path()).hasToString("$['meta']['kind']");
		assertThat(compiled.blueprint().discriminator("Media").types())
			.isEqualTo(Map.of("img", "Image", "Video", "Video"));
		assertThat(compiled.blueprint().discriminator("Any").path()).hasToString("$['__typename']");
		assertThat(compiled.blueprint().discriminator("Any").types())
			.isEqualTo(Map.of("img", "Image", "Video", "Video", "Other", "Other"));
	}

	@Test
	void bindsRootsOfOtherNames() {
		Compiled compiled = Compiled.of("schema { query: Root mutation: Changes }",
				"type Root { a: Int @value(of: 1) }", "type Changes { b: Int @value(of: 2) }", "type Query { c: Int }",
				"type Subscription { d: Int }");
		assertThat(compiled.blueprint().schema().getQueryType().getName()).isEqualTo("Root");
		assertThat(compiled.blueprint().binding("Query", "c")).isInstanceOf(Binding.Property.class);
		assertThat(compiled.blueprint().binding("Subscription", "d")).isInstanceOf(Binding.Property.class);
	}

	@Test
	void knowsTheHeadersOfClients() {
		assertThat(Compiled.of("type Query { a: Int @value(of: 1) }").blueprint().terms().clientHeaders())
			.containsExactly("x-tenant");
	}

	private static Batch batch(Compiled compiled, String field) {
		return compiled.call("Product." + field).batch().orElseThrow();
	}

	private static Template parent(String name) {
		return new Template.Placeholder(new Reference(Reference.Root.PARENT, JsonPath.of(name)));
	}

}
