package io.sluice.blueprint;

import java.nio.file.Path;

import io.sluice.compile.Blueprints;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SharingReportTests {

	@TempDir
	Path folder;

	@Test
	void tellsWhoseAnswersAreWhose() {
		Home home = new Home(this.folder).with("gateway-config/services.yaml", """
				sluice:
				  services:
				    catalog: {rest: {base-url: "http://catalog"}}
				    accounts: {rest: {base-url: "http://accounts"}, auth: {forward: true}}
				    alone: {rest: {base-url: "http://alone"}, sharing: CALLER}
				    nobody: {rest: {base-url: "http://nobody"}, sharing: NONE}
				""")
			.with("schema/shop.graphqls",
					"""
							type Query {
							  any(id: ID!): Product @lookup(key: "{args.id}")
							  product(id: ID!): Product @lookup(key: "{args.id}")
							  brief(id: ID!): Product @lookup(key: "{args.id}") @cacheControl(maxAge: 5)
							  maker(id: ID!): Maker @lookup(key: "{args.id}")
							  page: String @rest(service: "catalog", get: "/p", query: {l: "{request.locale}", t: "{claims.tenant}"})
							    @cacheControl(maxAge: 10, scope: PRIVATE, staleIfError: 3600)
							  me: String @rest(service: "accounts", get: "/me")
							  alone: String @rest(service: "alone", get: "/") @cacheControl(maxAge: 1)
							  nobody: String @rest(service: "nobody", get: "/") @cacheControl(maxAge: 1)
							  traced: String @rest(service: "catalog", get: "/", headers: {id: "{request.id}"})
							  search: String @rest(service: "catalog", post: "/search")
							  made: String @value(of: "x")
							}
							type Mutation {
							  change: Product @rest(service: "catalog", get: "/change")
							  touch: Product @lookup(key: "1")
							}
							type Product @key(fields: "id") @rest(service: "catalog", get: "/products/{key}")
							  @cacheControl(maxAge: 60, staleWhileRevalidate: 30) { id: ID }
							type Maker @key(fields: "id") @rest(service: "catalog", get: "/makers/{key}") { id: ID }
							""");
		assertThat(String.join("\n", new SharingReport(Blueprints.compile(home.read())).lines())).isEqualTo(
				"""
						  what is fetched                              depends on                        shared with                             kept for
						  Maker by key                                 -                                 everyone                                -
						  Product by key for Query.any, Query.product  -                                 everyone                                60s, 30s more while fetched anew
						  Product by key for Query.brief               -                                 everyone                                5s, 30s more while fetched anew
						  Query.alone                                  -                                 the same caller                         1s, for each caller
						  Query.me                                     {token}                           the same token                          -
						  Query.nobody                                 -                                 nobody: its service says sharing: NONE  -
						  Query.page                                   {claims.tenant} {request.locale}  whoever has the same of these           10s, 3600s more if the service fails, for each caller
						  Query.traced                                 -                                 nobody: it sends {request.id}           -
						"""
					.stripTrailing());
	}

	@Test
	void saysNothingOfTimesIfNothingIsKept() {
		Home home = new Home(this.folder).with("gateway-config/services.yaml", """
				sluice.services.catalog.rest.base-url: http://catalog
				""").with("schema/a.graphqls", "type Query { a: Int @rest(service: \"catalog\", get: \"/a\") }");
		assertThat(new SharingReport(Blueprints.compile(home.read())).lines())
			.containsExactly("  what is fetched  depends on  shared with", "  Query.a          -           everyone");
	}

	@Test
	void saysNothingIfIfThereIsNothing() {
		Home home = new Home(this.folder).with("schema/a.graphqls", "type Query { a: Int @value(of: 1) }");
		assertThat(new SharingReport(Blueprints.compile(home.read())).lines()).isEmpty();
	}

}
