package io.sluice.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sluice.SluiceApplication;
import io.sluice.compile.RefusedException;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTests {

	@TempDir
	Path folder;

	@Test
	void printsAllProblemsAndNoStackTrace(CapturedOutput output) {
		new Home(this.folder).with("schema/shop.graphqls", "type Query { product: String }")
			.with("gateway-config/services.yaml", "sluice.services.catalog.timeout: soon");
		refuse();
		assertThat(output).contains("""
				Description:

				gateway-config/services.yaml:1:34: sluice.services.catalog does not say how it is reached. \
				Add rest: {base-url: "http://..."}, or grpc: {target: "dns:///..."}.
				gateway-config/services.yaml:1:34: sluice.services.catalog.timeout is "soon", which is no duration \
				up to 24h. Write it like 500ms, 2s or 1m.
				schema/shop.graphqls:1:14: Query.product has no binding, and a field of Query has no parent whose \
				property it could be. Add @rest, @grpc, @lookup or @value.

				Action:
				""").doesNotContain("\tat ");
	}

	@Test
	void namesAllFilesThatAreNoYaml(CapturedOutput output) {
		new Home(this.folder).with("gateway-config/limits.yaml", "sluice: {limits: {depth: 5}")
			.with("gateway-config/notes.txt", "{")
			.with("gateway-config/security.yml", "sluice: {}")
			.with("gateway-config/services.yaml", """
					sluice:
					  services: {}
					  services: {}
					""");
		refuse();
		assertThat(output).contains("""
				Description:

				gateway-config/limits.yaml:1:28: This is no valid YAML: expected ',' or '}', but got <stream end>.
				gateway-config/services.yaml:3:3: This is no valid YAML: found duplicate key services.

				Action:
				""").doesNotContain("\tat ");
	}

	@Test
	void namesAllFilesThatNobodyCanRead(CapturedOutput output) throws IOException {
		new Home(this.folder).with("gateway-config/cache.yaml", "sluice:\n  cache: \u0007")
			.with("gateway-config/limits.yaml", "a: " + "[".repeat(100) + "]".repeat(100))
			.with("gateway-config/rate-limits.yaml", "a: &a [x]\nb: [" + "*a, ".repeat(60) + "*a]");
		new Home(this.folder).with("gateway-config/a.yaml", "- a\n- b\n")
			.with("gateway-config/b.yml", "# nothing yet\n---\n")
			.with("gateway-config/c.yml", "sluice.limits.depth 5");
		Files.createDirectory(this.folder.resolve("gateway-config/security.yaml"));
		Files.write(this.folder.resolve("gateway-config/services.yaml"), new byte[] { 'a', ':', ' ', (byte) 0xff });
		refuse();
		assertThat(output).contains("""
				Description:

				gateway-config/a.yaml:1:1: This has no keys, such as sluice.limits.depth.
				gateway-config/c.yml:1:1: This has no keys, such as sluice.limits.depth.
				gateway-config/cache.yaml:2:10: This is no valid YAML: special characters are not allowed.
				gateway-config/limits.yaml: This is no valid YAML: Nesting Depth exceeded max 50.
				gateway-config/rate-limits.yaml: This is no valid YAML: Number of aliases for non-scalar nodes \
				exceeds the specified max=50.
				gateway-config/security.yaml: This file cannot be read.
				gateway-config/services.yaml: This is no valid YAML: it is not written in UTF-8.

				Action:
				""").doesNotContain("\tat ");
	}

	@Test
	void namesABundleThatIsNotThere(CapturedOutput output) {
		new Home(this.folder).with("schema/shop.graphqls", "type Query { greet: String @value(of: \"hi\") }")
			.with("gateway-config/protos/empty.proto", "syntax = \"proto3\";")
			.with("gateway-config/services.yaml", """
					sluice.services.things:
					  grpc: {target: "127.0.0.1:1", protos: [empty.proto]}
					  ssl-bundle: inner
					""");
		refuse();
		assertThat(output).contains("""
				Description:

				gateway-config/services.yaml:3:15: sluice.services.things.ssl-bundle is "inner", which is not defined \
				below spring.ssl.bundle. Defined: none.

				Action:
				""").doesNotContain("\tat ");
	}

	@ParameterizedTest
	@CsvSource({ "ciphers, NO_SUCH_CIPHER", "enabled-protocols, TLSv9" })
	void namesBundlesThatCannotBeUsed(String option, String value, CapturedOutput output) {
		new Home(this.folder).with("schema/shop.graphqls", "type Query { greet: String @value(of: \"hi\") }")
			.with("gateway-config/protos/empty.proto", "syntax = \"proto3\";")
			.with("gateway-config/services.yaml", """
					spring.ssl.bundle.jks.inner.options.%s: %s
					sluice.services:
					  plain:
					    rest: {base-url: "https://plain"}
					  shop:
					    rest: {base-url: "https://shop"}
					    ssl-bundle: inner
					  things:
					    grpc: {target: "127.0.0.1:1", protos: [empty.proto]}
					    ssl-bundle: inner
					""".formatted(option, value))
			.with("gateway-config/security.yaml", """
					sluice.security.issuers:
					  - {issuer: "https://id.example.com", audiences: [shop], ssl-bundle: inner}
					""");
		refuse();
		assertThat(output).contains(
				"gateway-config/security.yaml:2:71: sluice.security.issuers[0].ssl-bundle is \"inner\", which cannot be used: ",
				"gateway-config/services.yaml:7:17: sluice.services.shop.ssl-bundle is \"inner\", which cannot be used: ",
				"gateway-config/services.yaml:10:17: sluice.services.things.ssl-bundle is \"inner\", which cannot be used: ",
				value)
			.doesNotContain("\tat ");
	}

	@Test
	void namesABundleThatIsNotWhereItIsSaidToBe(CapturedOutput output) {
		new Home(this.folder).with("schema/shop.graphqls", "type Query { greet: String @value(of: \"hi\") }")
			.with("gateway-config/security.yaml", """
					spring.ssl.bundle.pem.inner.truststore.certificate: nowhere.pem
					sluice.security.issuers:
					  - {issuer: "https://id.example.com", audiences: [shop], ssl-bundle: inner}
					""");
		refuse();
		assertThat(output)
			.contains("gateway-config/security.yaml:3:71: sluice.security.issuers[0].ssl-bundle is "
					+ "\"inner\", which cannot be used: ")
			.doesNotContain("\tat ");
	}

	@Test
	void namesServicesThatDoNotSayWhatTheyOffer(CapturedOutput output) {
		new Home(this.folder).with("schema/shop.graphqls", "type Query { greet: String @value(of: \"hi\") }")
			.with("gateway-config/services.yaml", """
					sluice:
					  services:
					    stock:
					      grpc: {target: "127.0.0.1:1", plaintext: true, reflection: true}
					    pricing:
					      grpc: {target: "127.0.0.1:1", reflection: true}
					      ssl-bundle: inner
					    shipping:
					      grpc: {target: "127.0.0.1:1", reflection: maybe}
					""");
		refuse();
		assertThat(output)
			.contains(
					"""
							Description:

							gateway-config/services.yaml:4:66: sluice.services.stock.grpc.reflection: 127.0.0.1:1 cannot be reached. \
							It has to run when the gateway starts, and to listen without TLS.
							gateway-config/services.yaml:6:49: sluice.services.pricing.grpc.reflection: 127.0.0.1:1 cannot be asked: \
							sluice.services.pricing.ssl-bundle is "inner", which cannot be used: SSL bundle name 'inner' cannot be found
							gateway-config/services.yaml:7:19: sluice.services.pricing.ssl-bundle is "inner", which is not defined \
							below spring.ssl.bundle. Defined: none.
							gateway-config/services.yaml:9:49: sluice.services.shipping.grpc.reflection is "maybe", which is neither \
							true nor false.

							Action:
							""")
			.doesNotContain("\tat ");
	}

	@Test
	void namesATransportOfTracesThatThereIsNot(CapturedOutput output) {
		new Home(this.folder).with("schema/shop.graphqls", "type Query { greet: String @value(of: \"hi\") }")
			.with("gateway-config/application.yaml", """
					management.opentelemetry.tracing.export.otlp:
					  endpoint: http://127.0.0.1:4317
					  transport: grpc
					""");
		assertThat(start()).isNotNull();
		assertThat(output)
			.contains(
					"Invalid value 'grpc' for configuration property "
							+ "'management.opentelemetry.tracing.export.otlp.transport'",
					"gateway-config/application.yaml] - 3:14", "Spans are sent over HTTP only. Write http, and ")
			.doesNotContain("\tat ");
	}

	private Throwable start() {
		return catchThrowable(() -> SluiceApplication.main(new String[] { "--sluice.home=" + this.folder }));
	}

	private void refuse() {
		assertThat(NestedExceptionUtils.getMostSpecificCause(start())).isInstanceOfSatisfying(RefusedException.class,
				(refused) -> assertThat(refused).hasMessageStartingWith(refused.problems().size() + " problems, "));
	}

}
