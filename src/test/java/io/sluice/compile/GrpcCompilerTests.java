package io.sluice.compile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Match;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GrpcCompilerTests {

	private static final String PRICING = """
			syntax = "proto3";
			package pricing.v1;
			import "google/protobuf/timestamp.proto";
			service Pricing {
			  rpc GetPrice(GetPriceRequest) returns (Price);
			  rpc BatchGetPrices(BatchGetPricesRequest) returns (BatchGetPricesResponse);
			}
			message GetPriceRequest { string product_id = 1; string currency = 2; }
			message BatchGetPricesRequest { repeated string product_ids = 1; }
			message BatchGetPricesResponse { repeated Price prices = 1; }
			message Price { string product_id = 1; int64 amount_minor = 2; google.protobuf.Timestamp valid_from = 3; }
			""";

	@TempDir
	Path folder;

	@Test
	void compilesServices() {
		assertThat(blueprint("type Query { a: Int @value(of: 1) }").services().get("pricing"))
			.isEqualTo(new GrpcService("pricing", "dns:///pricing:9090", true, Optional.empty(), Naming.SNAKE_CASE,
					Duration.ofSeconds(2), Duration.ofSeconds(2), 10 * 1024 * 1024, 256, List.of(), Optional.empty(),
					Sharing.IDENTITY, Compiled.RESILIENCE, Set.of()));
	}

	@Test
	void compilesUnaryCalls() {
		GrpcCall call = call(
				"""
						type Query {
						  price(id: ID!, currency: String): Price @grpc(service: "pricing", method: "pricing.v1.Pricing/GetPrice",
						    request: {product_id: "{args.id}", currency: "{args.currency}"}, metadata: {tenant: "a"}, timeout: "500ms",
						    nullOn: ["NOT_FOUND", "OUT_OF_RANGE"])
						}
						type Price { productId: ID }
						""",
				"Query", "price");
		assertThat(call.service().name()).isEqualTo("pricing");
		assertThat(call.method().getFullName()).isEqualTo("pricing.v1.Pricing.GetPrice");
		assertThat(call.request()).isEqualTo(new Template.ObjectOf(Map.of("product_id",
				placeholder(Reference.Root.ARGS, "id"), "currency", placeholder(Reference.Root.ARGS, "currency"))));
		assertThat(call.metadata()).containsExactly(new NamedTemplate("tenant", new Template.Constant("a")));
		assertThat(call.timeout()).isEqualTo(Duration.ofMillis(500));
		assertThat(call.nullOn()).containsExactlyInAnyOrder("NOT_FOUND", "OUT_OF_RANGE");
		assertThat(call.select()).isEqualTo(JsonPath.ROOT);
		assertThat(call.batch()).isEmpty();
		assertThat(call.collect()).isEmpty();
	}

	@Test
	void compilesBatches() {
		GrpcCall call = call(
				"""
						type Query { product: Product @value(of: {}) }
						type Product {
						  price: Price @grpc(service: "pricing", method: "pricing.v1.Pricing/BatchGetPrices",
						    request: {product_ids: "{keys}"}, select: "prices", batch: {key: "{parent.id}", match: "product_id"})
						}
						type Price { productId: ID }
						""",
				"Product", "price");
		assertThat(call.select()).isEqualTo(JsonPath.of("prices"));
		assertThat(call.batch())
			.contains(new Batch(Optional.of(new Key.Single(placeholder(Reference.Root.PARENT, "id"))),
					new Match.ByPath(JsonPath.of("product_id")), 100));
		assertThat(call.nullOn()).containsExactly("NOT_FOUND");
	}

	@Test
	void compilesTypes() {
		Blueprint blueprint = blueprint("""
				type Query { price(id: ID!): Price @lookup(key: "{args.id}") }
				type Price @key(fields: "productId") @grpc(service: "pricing", method: "pricing.v1.Pricing/GetPrice",
				  request: {product_id: "{key}"}) { productId: ID }
				""");
		Binding.Lookup lookup = (Binding.Lookup) blueprint.binding("Query", "price");
		assertThat(lookup.type().call()).isInstanceOf(GrpcCall.class);
	}

	private static Template placeholder(Reference.Root root, String name) {
		return new Template.Placeholder(new Reference(root, JsonPath.of(name)));
	}

	private GrpcCall call(String sdl, String type, String field) {
		Binding binding = blueprint(sdl).bindings().get(FieldCoordinates.coordinates(type, field));
		assertThat(binding).isInstanceOf(Binding.Call.class);
		return (GrpcCall) ((Binding.Call) binding).call();
	}

	private Blueprint blueprint(String sdl) {
		Home home = new Home(this.folder).with("schema/a.graphqls", sdl)
			.with("gateway-config/protos/pricing/v1/pricing.proto", PRICING)
			.with("gateway-config/services.yaml", """
					sluice:
					  services:
					    pricing:
					      grpc: {target: "dns:///pricing:9090", plaintext: true, protos: [pricing/v1/pricing.proto]}
					      timeout: 2s
					""");
		return switch (BlueprintCompiler.compile(home.read())) {
			case Compilation.Compiled(var blueprint) -> blueprint;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
	}

}
