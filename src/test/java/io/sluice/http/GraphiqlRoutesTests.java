package io.sluice.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class GraphiqlRoutesTests {

	private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

	private static final WebTestClient CLIENT = WebTestClient
		.bindToRouterFunction(GraphiqlRoutes.of(List.of(new GraphiqlExample("{ a }"), new GraphiqlExample("{ \"b\" }")),
				List.of(new GraphiqlCaller("Nobody", Map.of()),
						new GraphiqlCaller("Ann", Map.of("Authorization", "Bearer x")))))
		.configureClient()
		.responseTimeout(Duration.ofSeconds(60))
		.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
		.build();

	@Test
	void leadsThereFromTheRoot() {
		CLIENT.get().uri("/").exchange().expectStatus().isTemporaryRedirect().expectHeader().location("/graphiql");
	}

	@Test
	void opensWithATitle() {
		EntityExchangeResult<byte[]> page = get("/graphiql");
		assertThat(page.getResponseHeaders().getContentType()).isEqualTo(MediaType.TEXT_HTML);
		assertThat(new String(page.getResponseBody())).contains("<title>Sluice</title>");
	}

	static Stream<String> addressesOfThePage() {
		return ADDRESS.matcher(new String(get("/graphiql").getResponseBody())).results().map((match) -> match.group(1));
	}

	@ParameterizedTest
	@MethodSource("addressesOfThePage")
	void servesWhatThePageNeedsItself(String address) {
		assertThat(address).startsWith("graphiql/");
		EntityExchangeResult<byte[]> file = get("/" + address);
		assertThat(file.getResponseBody()).isNotEmpty();
		assertThat(file.getResponseHeaders().getCacheControl())
			.isEqualTo(address.contains("/lib/") ? "max-age=31536000, public, immutable" : "no-cache");
	}

	@Test
	void needsEightFiles() {
		assertThat(addressesOfThePage()).hasSize(8).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/graphiql", "/graphiql/sluice.js", "/graphiql/calls.js",
			"/graphiql/lib/react-18.3.1.js", "/graphiql/examples.json", "/graphiql/callers.json" })
	void keepsTheBrowserFromOtherHosts(String address) {
		HttpHeaders headers = CLIENT.get().uri(address).exchange().expectBody().returnResult().getResponseHeaders();
		assertThat(headers.getFirst("Content-Security-Policy"))
			.isEqualTo("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
					+ " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
					+ " frame-ancestors 'none'");
		assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
		assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/graphiql/", "/graphiql/lib/", "/graphiql/index.html", "/graphiql/lib/react-18.3.1.js.map",
					"/graphiql/../application.properties", "/webjars/react/18.3.1/umd/react.production.min.js" })
	void servesNothingElse(String address) {
		CLIENT.get().uri(address).exchange().expectStatus().isNotFound();
	}

	@Test
	void hasTheExamplesAsTabs() {
		JsonNode tabs = CLIENT.get()
			.uri("/graphiql/examples.json")
			.exchange()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(tabs.toString()).isEqualTo("""
				[{"query":"{ a }"},{"query":"{ \\"b\\" }"}]""");
	}

	@Test
	void hasTheCallersOfTheMenu() {
		assertThat(new String(get("/graphiql/callers.json").getResponseBody())).isEqualTo("""
				[{"name":"Nobody","headers":{}},{"name":"Ann","headers":{"Authorization":"Bearer x"}}]""");
	}

	@Test
	void compressesForThoseWhoTakeIt() throws IOException {
		String address = "/graphiql/lib/graphiql-3.2.0.js";
		EntityExchangeResult<byte[]> plain = get(address);
		EntityExchangeResult<byte[]> compressed = CLIENT.get()
			.uri(address)
			.header("Accept-Encoding", "gzip, deflate, br")
			.exchange()
			.expectHeader()
			.valueEquals("Content-Encoding", "gzip")
			.expectHeader()
			.valueEquals("Vary", "Accept-Encoding")
			.expectBody()
			.returnResult();
		assertThat(plain.getResponseHeaders().getFirst("Content-Encoding")).isNull();
		assertThat(compressed.getResponseBody()).hasSizeLessThan(plain.getResponseBody().length / 4);
		try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(compressed.getResponseBody()))) {
			assertThat(unzipped.readAllBytes()).isEqualTo(plain.getResponseBody());
		}
	}

	@Test
	void saysThatNothingChanged() {
		String etag = get("/graphiql").getResponseHeaders().getETag();
		CLIENT.get().uri("/graphiql").header("If-None-Match", etag).exchange().expectStatus().isNotModified();
		CLIENT.get().uri("/graphiql").header("If-None-Match", "W/\"other\"").exchange().expectStatus().isOk();
	}

	@Test
	void readsExamplesInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("2-later.graphql"), "{ later }");
		Files.writeString(folder.resolve("1-first.graphql"), "{ first }");
		Files.writeString(folder.resolve("0-notes.txt"), "no example");
		assertThat(GraphiqlExample.read(folder)).containsExactly(new GraphiqlExample("{ first }"),
				new GraphiqlExample("{ later }"));
	}

	@Test
	void needsNoExamples(@TempDir Path folder) {
		assertThat(GraphiqlExample.read(folder.resolve("none"))).isEmpty();
	}

	private static EntityExchangeResult<byte[]> get(String address) {
		return CLIENT.get().uri(address).exchange().expectStatus().isOk().expectBody().returnResult();
	}

}
