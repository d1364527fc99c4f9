package io.sluice.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentReaderTests {

	@TempDir
	Path folder;

	private Home home;

	@BeforeEach
	void emptyHome() {
		this.home = new Home(this.folder);
	}

	@Test
	void readsSchemaFilesOfAllFoldersByName() {
		Document document = this.home.with("schema/z.graphqls", "type Z { a: Int }")
			.with("schema/more/a.graphqls", "type A { a: Int }")
			.with("schema/notes.txt", "no schema")
			.with("schema/.hidden.graphqls.swp", "no schema")
			.read();
		assertThat(document.schema()).containsExactly(new SchemaFile("schema/more/a.graphqls", "type A { a: Int }"),
				new SchemaFile("schema/z.graphqls", "type Z { a: Int }"));
	}

	/** As ConfigMaps and Secrets are mounted: replaced by changing one link. */
	@Test
	void readsEachFileOfAVolumeOfKubernetesOnce() throws IOException {
		for (String folder : List.of("schema", "gateway-config/trusted-documents", "gateway-config/protos")) {
			this.home.with(folder + "/..2026_11_22/a.graphqls", "type A { a: Int }")
				.with(folder + "/..2026_11_22/a.json", "{}")
				.with(folder + "/..2026_11_22/a.proto", "syntax = \"proto3\";");
			Path volume = this.folder.resolve(folder);
			Files.createSymbolicLink(volume.resolve("..data"), Path.of("..2026_11_22"));
			for (String name : List.of("a.graphqls", "a.json", "a.proto")) {
				Files.createSymbolicLink(volume.resolve(name), Path.of("..data", name));
			}
		}
		Document document = this.home.read();
		assertThat(document.schema()).containsExactly(new SchemaFile("schema/a.graphqls", "type A { a: Int }"));
		assertThat(document.manifests()).extracting(ManifestFile::path)
			.containsExactly("gateway-config/trusted-documents/a.json");
		assertThat(document.protos()).extracting(ProtoFile::path).containsExactly("a.proto");
	}

	@Test
	void readsFoldersThatAreElsewhere(@TempDir Path elsewhere) throws IOException {
		new Home(elsewhere).with("shop/a.graphqls", "type A { a: Int }").with("more/b.graphqls", "type B { b: Int }");
		Files.createSymbolicLink(this.folder.resolve("schema"), elsewhere.resolve("shop"));
		Files.createSymbolicLink(elsewhere.resolve("shop/more"), elsewhere.resolve("more"));
		assertThat(this.home.read().schema()).extracting(SchemaFile::name)
			.containsExactly("schema/a.graphqls", "schema/more/b.graphqls");
	}

	@Test
	void hasNoSchemaFilesWithoutFolder() {
		assertThat(this.home.read().schema()).isEmpty();
	}

	@Test
	void knowsKeyAndPlaceOfEverySetting() {
		Settings settings = this.home.with("gateway-config/services.yaml", """
				sluice:
				  services:
				    catalog:
				      rest: {base-url: "http://catalog:8080"}
				      maxResponseSize: 10MB
				      headers:
				      - {name: X-A, value: a}
				""").read().settings();
		ServiceSettings catalog = settings.services().get("catalog");
		assertThat(catalog.rest())
			.isEqualTo(new RestSettings(setting("rest.base-url", "http://catalog:8080", 4, 24), null));
		assertThat(catalog.maxResponseSize()).isEqualTo(setting("maxResponseSize", "10MB", 5, 24));
		assertThat(catalog.timeout()).isNull();
		assertThat(catalog.headers()).containsExactly(
				new HeaderSettings(setting("headers[0].name", "X-A", 7, 16), setting("headers[0].value", "a", 7, 28)));
		assertThat(settings.written()).hasSize(4).contains(setting("maxResponseSize", "10MB", 5, 24));
	}

	@Test
	void readsOneFilePerConcernAndProfilesOfTheSame() {
		Settings settings = this.home.with("gateway-config/services.yaml", "sluice.services.a.timeout: 1s")
			.with("gateway-config/security.yaml", "sluice.security.client-headers: [X-Tenant, X-Other]")
			.with("gateway-config/limits.yaml", "sluice.limits.depth: 5")
			.read()
			.settings();
		assertThat(settings.services()).containsOnlyKeys("a");
		assertThat(settings.security().clientHeaders()).extracting(Setting::text)
			.containsExactly("X-Tenant", "X-Other");
		assertThat(settings.written()).extracting((setting) -> setting.key() + "=" + setting.text())
			.containsExactly("sluice.limits.depth=5", "sluice.security.client-headers[0]=X-Tenant",
					"sluice.security.client-headers[1]=X-Other", "sluice.services.a.timeout=1s");
	}

	@Test
	void readsClaimsByNameAloneOrWithValues() {
		List<ClaimSettings> claims = this.home.with("gateway-config/security.yaml", """
				sluice.security.issuers:
				  - required-claims: [sub, {name: azp, values: [a, b]}]
				  - required-claims: sub, tenant
				""")
			.read()
			.settings()
			.security()
			.issuers()
			.stream()
			.flatMap((issuer) -> issuer.requiredClaims().stream())
			.toList();
		assertThat(claims).extracting((claim) -> claim.name().text()).containsExactly("sub", "azp", "sub", "tenant");
		assertThat(claims).extracting((claim) -> claim.name().place().column()).containsExactly(23, 35, 22, 22);
		assertThat(claims.get(0).values()).isNull();
		assertThat(claims.get(1).values()).extracting(Setting::text).containsExactly("a", "b");
	}

	@Test
	void readsTheNamesOfBundles() {
		Settings settings = this.home.with("gateway-config/services.yaml", """
				spring.ssl.bundle:
				  pem: {partner: {truststore: {certificate: ca.pem}}}
				  jks: {inner: {keystore: {location: a.p12}}, Other_One: {keystore: {location: b.p12}}}
				""").read().settings();
		assertThat(settings.spring().sslBundles()).containsExactly("Other_One", "inner", "partner");
	}

	@Test
	void settingsDoNotTellTheirValues() {
		assertThat(new Setting("a.secret", "s3cret", new Place("a.yaml", 1, 1))).hasToString("a.secret");
	}

	@Test
	void readsAListThatIsWrittenWithCommas() {
		Settings settings = this.home.with("gateway-config/security.yaml", "sluice.security.client-headers: A, B")
			.read()
			.settings();
		Place place = new Place("gateway-config/security.yaml", 1, 33);
		assertThat(settings.security().clientHeaders()).containsExactly(
				new Setting("sluice.security.client-headers", "A", place),
				new Setting("sluice.security.client-headers", "B", place));
	}

	@Test
	void keepsNamesOfServicesAsWritten() {
		Settings settings = this.home.with("gateway-config/services.yaml", """
				sluice.services:
				  product_catalog: {timeout: 1s}
				  "[my.catalog]": {timeout: 1s}
				  orders-v2: {timeout: 1s}
				  empty: {}
				""").read().settings();
		assertThat(settings.services()).containsOnlyKeys("product_catalog", "my.catalog", "orders-v2", "empty");
		assertThat(settings.written()).extracting(Setting::key)
			.contains("sluice.services.product_catalog.timeout", "sluice.services.empty");
	}

	@Test
	void leavesOutWhatHasAnotherShape() {
		Settings settings = this.home.with("gateway-config/services.yaml", """
				sluice:
				  services:
				    text: abc
				    list: [1]
				    odd: {rest: "http://foo", timeout: {a: b}, headers: {x: y}, concurrency: 5}
				""").read().settings();
		ServiceSettings odd = settings.services().get("odd");
		assertThat(odd.rest()).isNull();
		assertThat(odd.timeout()).isNull();
		assertThat(settings.written()).extracting(Setting::key)
			.containsExactly("sluice.services.text", "sluice.services.list[0]", "sluice.services.odd.rest",
					"sluice.services.odd.timeout.a", "sluice.services.odd.headers.x",
					"sluice.services.odd.concurrency");
	}

	@Test
	void fillsInPlaceholdersAndLeavesUnknownOnes() {
		Settings settings = this.home.with("gateway-config/services.yaml", """
				sluice.services.a.rest.base-url: http://${HOST}/${PATH_PART:v1}/${MISSING}
				""").read(Map.of("HOST", "a.example")).settings();
		assertThat(settings.written()).extracting(Setting::text).containsExactly("http://a.example/v1/${MISSING}");
	}

	@Test
	void readsVariablesOfTheSystemOnlyWhereASettingAsks() {
		Settings settings = this.home.with("gateway-config/services.yaml", "sluice.services.a.timeout: 1s")
			.read(Map.of("SLUICE_SERVICES_A_TIMEOUT", "7s", "SLUICE_PORT_80_TCP", "tcp://10.0.0.1:80"))
			.settings();
		Setting timeout = settings.services().get("a").timeout();
		assertThat(timeout)
			.isEqualTo(new Setting("sluice.services.a.timeout", "7s", new Place("SLUICE_SERVICES_A_TIMEOUT", 0, 0)));
		assertThat(settings.written()).extracting(Setting::key).isEqualTo(List.of("sluice.services.a.timeout"));
	}

	@Test
	void readsProtoFilesByWhatOthersImportThemBy() {
		Document document = this.home.with("gateway-config/protos/z.proto", "z")
			.with("gateway-config/protos/shop/v1/a.proto", "a")
			.with("gateway-config/protos/notes.txt", "no proto file")
			.with("gateway-config/protos/folder.proto/b.proto", "b")
			.read();
		assertThat(document.protos()).containsExactly(new ProtoFile("folder.proto/b.proto", "b"),
				new ProtoFile("shop/v1/a.proto", "a"), new ProtoFile("z.proto", "z"));
	}

	@Test
	void readsDescriptorSetsThatServicesNameAndNoOtherFiles() {
		Document document = this.home.with("gateway-config/protos/shop.pb", "shop")
			.with("gateway-config/protos/sets/stock.pb", "stock")
			.with("gateway-config/protos/unused.pb", "unused")
			.with("secret.pb", "secret")
			.with("gateway-config/services.yaml", """
					sluice.services:
					  a: {grpc: {descriptor-set: shop.pb}}
					  b: {grpc: {descriptor-set: sets/stock.pb}}
					  c: {grpc: {descriptor-set: shop.pb}}
					  d: {grpc: {descriptor-set: missing.pb}}
					  e: {grpc: {descriptor-set: ../../secret.pb}}
					  f: {grpc: {descriptor-set: sets}}
					  g: {grpc: {descriptor-set: "a\\0b"}}
					  h: {grpc: {reflection: true}}
					  i: {timeout: 1s}
					""")
			.read();
		assertThat(document.descriptorSets()).extracting(DescriptorSetFile::path)
			.containsExactly("sets/stock.pb", "shop.pb");
		assertThat(document.descriptorSets().getLast().content()).asString().isEqualTo("shop");
	}

	@Test
	void knowsWhereSettingsComeFromThatStandInNoFileOfTheHome() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addLast(new MapPropertySource("remote", Map.of("sluice.services.a.timeout", "1s")));
		Settings settings = DocumentReader.read(this.folder, environment).settings();
		assertThat(settings.services().get("a").timeout())
			.isEqualTo(new Setting("sluice.services.a.timeout", "1s", new Place("remote", 0, 0)));
	}

	private static Setting setting(String key, String text, int line, int column) {
		return new Setting("sluice.services.catalog." + key, text,
				new Place("gateway-config/services.yaml", line, column));
	}

}
