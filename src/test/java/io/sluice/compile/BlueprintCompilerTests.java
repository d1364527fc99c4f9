package io.sluice.compile;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Batch;
import io.sluice.config.Home;

import static org.assertj.core.api.Assertions.assertThat;

class BlueprintCompilerTests {

	@TempDir
	Path folder;

	@Test
	void compilesCallsLookupsAndProperties() {
		Compilation compilation = BlueprintCompiler.compile(new Home(this.folder).with("schema/shop.graphqls", """
				type Query {
				  product(id: ID!): Product @lookup(key: "{args.id}")
				  products(category: String): [Product!]! @rest(service: "catalog", get: "/products",
				    query: {category: "{args.category}"}, select: "items")
				}

				type Product @key(fields: "id")
				  @rest(service: "catalog", get: "/products", query: {id: "{keys}"}, select: "items",
				    batch: {match: "id", maxSize: 50}) {
				  id: ID!
				  name: String! @from(path: "display_name")
				  reviews(first: Int = 5): [Review!]!
				    @rest(service: "reviews", get: "/reviews", query: {product_id: "{keys}", limit: "{args.first}"},
				      batch: {key: "{parent.id}", match: "product_id"})
				}

				type Review { product: Product @lookup(key: "{parent.product_id}")  stars: Int! }
				""").with("gateway-config/services.yaml", """
				sluice:
				  services:
				    catalog:
				      rest: {base-url: "http://catalog:8080/v1"}
				      naming: snake_case
				    reviews:
				      rest: {base-url: "http://reviews:8080/"}
				""").read());
		if (compilation instanceof Compilation.Refused(var problems)) {
			throw new AssertionError(problems.toString());
		}
		Blueprint blueprint = ((Compilation.Compiled) compilation).blueprint();
		assertThat(blueprint.binding("Product", "id")).isInstanceOf(Binding.Property.class);
		assertThat(blueprint.binding("Query", "product")).isInstanceOfSatisfying(Binding.Lookup.class,
				(lookup) -> assertThat(lookup.type().call().batch().map(Batch::maxSize)).contains(50));
	}

}
