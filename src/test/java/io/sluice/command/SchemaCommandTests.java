package io.sluice.command;

import java.nio.file.Path;

import io.sluice.config.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaCommandTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void write() {
		new Home(this.folder)
			.with("gateway-config/services.yaml", "sluice.services.shop.rest.base-url: \"${SHOP:http://shop}\"")
			.with("gateway-config/services-broken.yaml", "sluice.services.shop.rest.base-url: \"shop\"")
			.with("schema/shop.graphqls", """
					type Query {
					  "Everything – cheap."
					  products: [Product] @rest(service: "shop", get: "/products")
					  me: String @authenticated @value(of: "{claims.sub}")
					}
					type Product {
					  name: String
					  cost: Cost @requiresScopes(scopes: [["cost", "read"]])
					}
					type Cost { cents: Int }
					""");
	}

	@Test
	void printsWhatClientsSee() {
		CommandLineRun run = CommandLineRun.in(this.folder, "schema");
		assertThat(run.status()).isZero();
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).isEqualTo("""
				type Cost {
				  cents: Int
				}

				type Product {
				  cost: Cost
				  name: String
				}

				type Query {
				  me: String
				  "Everything – cheap."
				  products: [Product]
				}
				""");
	}

	@Test
	void printsWhatIsSeenWithoutAToken() {
		assertThat(CommandLineRun.in(this.folder, "schema", "--anonymous").out()).contains("name: String")
			.contains("products: [Product]")
			.doesNotContain("  me: String", "cost", "Cost");
	}

	@Test
	void printsWhatIsSeenWithScopes() {
		assertThat(CommandLineRun.in(this.folder, "schema", "--scopes", "").out()).contains("  me: String")
			.doesNotContain("cost");
		assertThat(CommandLineRun.in(this.folder, "schema", "--scopes", "read").out()).doesNotContain("cost");
		assertThat(CommandLineRun.in(this.folder, "schema", "--scopes=read,cost").out()).contains("cost: Cost")
			.contains("type Cost");
	}

	@Test
	void readsTheHomeAsAStartDoes() {
		CommandLineRun run = CommandLineRun.of("schema", "--sluice.home=" + this.folder,
				"--spring.profiles.active=broken");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).startsWith("gateway-config/services-broken.yaml:1:37: ").contains("\"shop\"");
		assertThat(CommandLineRun.in(this.folder, "schema", "--sluice.services.shop.rest.base-url=shop").status())
			.isEqualTo(1);
	}

	@Test
	void saysEverythingThatIsWrong() {
		new Home(this.folder).with("schema/more.graphqls", "extend type Query { a: In @value(of: 1) b: Cots }");
		CommandLineRun run = CommandLineRun.in(this.folder, "schema");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out()).isEmpty();
		assertThat(run.err().lines()).hasSizeGreaterThan(1)
			.allSatisfy((line) -> assertThat(line).startsWith("schema/more.graphqls:1:"));
	}

	@Test
	void saysWhichFileIsNoYaml() {
		new Home(this.folder).with("gateway-config/security.yaml", "sluice: [");
		assertThat(CommandLineRun.in(this.folder, "schema").err()).startsWith("gateway-config/security.yaml:")
			.contains("This is no valid YAML");
	}

}
