package io.sluice.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.sluice.cache.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What dashboard and alerts ask for is there: each metric of each query, with each label,
 * at a gateway that has seen some traffic.
 */
class OperationsFilesTests {

	private static final Path DASHBOARD = Path.of("docker/grafana/sluice.json");

	private static final Path ALERTS = Path.of("docker/prometheus/alerts.yml");

	private static final Path PROMETHEUS = Path.of("docker/prometheus/prometheus.yml");

	/** Those that Prometheus adds itself. */
	private static final Set<String> ADDED = Set.of("job", "instance");

	private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");

	private static final Pattern ASKED = Pattern.compile("\\b((?:sluice|jvm|process|system)_[a-z_]+)(?:\\{([^}]*)})?");

	private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");

	private static final Pattern GROUPED = Pattern.compile("by \\(([a-z_, ]+)\\)");

	@Test
	void allThatIsAskedForIsThere(@TempDir Path folder) throws IOException {
		Map<String, Set<String>> there = there(folder);
		List<String> queries = queries();
		assertThat(queries).hasSizeGreaterThan(30);
		for (String query : queries) {
			Set<String> labels = new HashSet<>(ADDED);
			for (Matcher asked = ASKED.matcher(query); asked.find();) {
				assertThat(there).as(query).containsKey(asked.group(1));
				Set<String> known = there.get(asked.group(1));
				labels.addAll(known);
				assertThat(named(LABEL, asked.group(2))).as(query)
					.allMatch((label) -> known.contains(label) || ADDED.contains(label));
			}
			for (Matcher grouped = GROUPED.matcher(query); grouped.find();) {
				assertThat(grouped.group(1).split(", ")).as(query).allMatch(labels::contains);
			}
		}
	}

	@Test
	void prometheusReadsTheAlertsAtThePortOfOperators() throws IOException {
		Map<String, Object> prometheus = new Yaml().load(Files.readString(PROMETHEUS));
		assertThat(prometheus.get("rule_files")).isEqualTo(List.of("alerts.yml"));
		assertThat(prometheus.get("scrape_configs").toString()).contains("metrics_path=/actuator/prometheus", ":8081")
			.contains("job_name=sluice");
		assertThat(Files.readString(ALERTS)).contains("absent(up{job=\"sluice\"} == 1)");
	}

	private static List<String> named(Pattern pattern, String text) {
		return (text != null) ? pattern.matcher(text).results().map((found) -> found.group(1)).toList() : List.of();
	}

	/** All queries of both files. */
	private static List<String> queries() throws IOException {
		List<String> queries = new ArrayList<>();
		for (JsonNode panel : Json.read(Files.readString(DASHBOARD)).path("panels")) {
			panel.path("targets").forEach((target) -> queries.add(target.path("expr").stringValue()));
		}
		Map<String, List<Map<String, List<Map<String, Object>>>>> alerts = new Yaml().load(Files.readString(ALERTS));
		alerts.get("groups")
			.forEach((group) -> group.get("rules").forEach((rule) -> queries.add((String) rule.get("expr"))));
		return queries;
	}

	/**
	 * The metrics of a gateway that has been asked for this and that, with their labels.
	 */
	private static Map<String, Set<String>> there(Path folder) {
		try (RedisProcess redis = RedisProcess.started();
				Services services = new Services();
				Gateway gateway = start(folder, redis, services)) {
			services.server().stubFor(WireMock.get("/s/things?id=1").willReturn(WireMock.okJson("[{\"id\": 1}]")));
			gateway.ask("query Things { old things(ids: [1]) { id } }");
			gateway.post("{}", List.of("Content-Type", "text/plain"));
			// the first pause for garbage is measured when there is one
			System.gc();
			await().until(() -> gateway.operators("/actuator/prometheus").body().contains("jvm_gc_pause_seconds_sum"));
			Map<String, Set<String>> labels = new HashMap<>();
			gateway.operators("/actuator/prometheus")
				.body()
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.forEach((line) -> {
					Matcher series = SERIES.matcher(line);
					assertThat(series.matches()).as(line).isTrue();
					labels.computeIfAbsent(series.group(1), (_) -> new HashSet<>())
						.addAll(named(LABEL, series.group(2)));
				});
			return labels;
		}
	}

	private static Gateway start(Path folder, RedisProcess redis, Services services) {
		return Gateway.in(folder).schema("""
				type Query {
				  old: String @value(of: "old") @deprecated
				  things(ids: [Int!]!): [Thing] @lookup(key: "{args.ids}")
				}
				type Thing @key(fields: "id")
				  @rest(service: "s", get: "/things", query: {id: "{keys}"}, batch: {match: "id"}) { id: Int }
				""").services(Map.of("s", services.url("s"))).file("gateway-config/rate-limits.yaml", """
				sluice:
				  rate-limits:
				    plans: {all: {limits: [{cost: 1000, per: 1m}]}}
				    anonymous: all
				""").sharing(redis).start();
	}

}
