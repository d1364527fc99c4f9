package io.sluice.compile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Fingerprint;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The names by which processes know that they mean the same call. */
class FingerprintTests {

	private static final String SERVICES = """
			sluice.services.shop:
			  rest: {base-url: "http://shop/v1"}
			  naming: snake_case
			  timeout: 1s
			  headers: [{name: X-A, value: "a"}]
			""";

	private static final String SCHEMA = """
			type Query {
			  find(where: Where, days: [Date!]): [Item]
			    @rest(service: "shop", get: "/find", select: "items", query: {a: "{args.where.name}", k: "{args.where.kinds}", d: "{args.days}"})
			  send(where: [Where!]): Item @rest(service: "shop", post: "/send", body: {all: "{args.where}", n: [1, 2.5, true, null]})
			}
			type Item { id: ID }
			input Where { and: [Where!]  or: Other  name: String  kinds: [Kind]  since: Date }
			input Other { where: Where  kind: Kind @from(path: "k") }
			enum Kind { A @from(path: "a")  B }
			scalar Date
			""";

	@TempDir
	Path folder;

	@Test
	void areTheSameForEqualCalls() {
		assertThat(name("send", SERVICES, SCHEMA)).isEqualTo(name("send", SERVICES, SCHEMA));
		assertThat(name("send", SERVICES, SCHEMA)).isNotEqualTo(name("find", SERVICES, SCHEMA));
	}

	@ParameterizedTest
	@CsvSource({ "timeout: 1s, timeout: 2s", "timeout: 1s, concurrency: 5", "timeout: 1s, max-response-size: 1MB" })
	void areTheSameHoweverLongOneWaits(String from, String to) {
		assertThat(name("send", SERVICES.replace(from, to), SCHEMA)).isEqualTo(name("send", SERVICES, SCHEMA));
	}

	@ParameterizedTest
	@CsvSource({ "shop/v1, shop/v2", "snake_case, same", "value: \"a\", value: \"b\"", "name: X-A, name: X-B" })
	void areOthersIfTheServiceIsAnother(String from, String to) {
		String services = SERVICES.replace(from, to);
		// what is sent of "find" has no names of members
		if (!from.equals("snake_case")) {
			assertThat(name("find", services, SCHEMA)).isNotEqualTo(name("find", SERVICES, SCHEMA));
		}
		String schema = SCHEMA.replace("name: String", "firstName: String").replace("where.name", "where.firstName");
		assertThat(name("send", services, schema)).isNotEqualTo(name("send", SERVICES, schema));
	}

	@ParameterizedTest
	@CsvSource({ "/send, /sent", "2.5, 2.50", "null], 0]", "true, false", "path: \"k\", path: \"q\"",
			"B }, B @from(path: \"b\") }", "since: Date, since: [Date]", "name: String, named: String" })
	void areOthersIfWhatIsSentIsAnother(String from, String to) {
		assertThat(name("send", SERVICES, SCHEMA.replace(from, to).replace("where.name}", "where.kinds}")))
			.isNotEqualTo(name("send", SERVICES, SCHEMA.replace("where.name}", "where.kinds}")));
	}

	@Test
	void areOfAnythingInABlueprintAndNothingElse() {
		assertThat(Fingerprint.of(Optional.empty())).isNotEqualTo(Fingerprint.of(Optional.of(1)));
		assertThat(Fingerprint.of(OptionalInt.of(1))).isEqualTo(Fingerprint.of(Optional.of(1)));
		assertThat(Fingerprint.of(1)).isNotEqualTo(Fingerprint.of(1L)).isNotEqualTo(Fingerprint.of("1"));
		assertThat(Fingerprint.of(Set.of("a", "b", "c"))).isEqualTo(Fingerprint.of(Set.of("c", "b", "a")));
		assertThat(Fingerprint.of(Duration.ofMinutes(1))).isEqualTo(Fingerprint.of(Duration.ofSeconds(60)));
		assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.of(new Object()))
			.withMessage("no part of a blueprint: class java.lang.Object");
	}

	private String name(String field, String services, String schema) {
		Home home = new Home(this.folder).with("gateway-config/services.yaml", services)
			.with("schema/shop.graphqls", schema);
		return Fingerprint.of(((Binding.Call) Blueprints.compile(home.read()).binding("Query", field)).call());
	}

}
