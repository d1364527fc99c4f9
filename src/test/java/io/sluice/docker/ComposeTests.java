package io.sluice.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sluice.sample.SamplePorts;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** What the sample system says of files, ports and other containers is true. */
class ComposeTests {

	private static final Path FOLDER = Path.of("docker");

	private final Map<String, Map<String, Object>> services = services();

	@Test
	void bothGatewaysAreTheSame() {
		assertThat(runtime("gateway-1")).isEqualTo(runtime("gateway-2"))
			.containsKeys("image", "volumes", "environment");
	}

	/** All but where its image comes from. */
	private Map<String, Object> runtime(String service) {
		Map<String, Object> runtime = new TreeMap<>(this.services.get(service));
		runtime.keySet().removeAll(List.of("build", "pull_policy"));
		return runtime;
	}

	/** Two that build an image at the same time are in each other's way. */
	@Test
	void eachImageIsBuiltOnce() {
		List<Object> built = this.services.values()
			.stream()
			.filter((service) -> service.containsKey("build"))
			.map((service) -> service.get("image"))
			.toList();
		assertThat(built).containsExactlyInAnyOrder("sluice", "sluice-sample");
		this.services.values()
			.stream()
			.filter((service) -> built.contains(service.get("image")) && !service.containsKey("build"))
			.forEach((service) -> assertThat(service).containsEntry("pull_policy", "never"));
	}

	@Test
	void nobodyMayMoreThanItMust() {
		assertThat(this.services).isNotEmpty()
			.allSatisfy((_, service) -> assertThat(service).containsEntry("read_only", true)
				.containsEntry("cap_drop", List.of("ALL"))
				.containsEntry("security_opt", List.of("no-new-privileges:true"))
				.containsKey("mem_limit"));
	}

	@Test
	void whoeverIsNotAtThisMachineReachesNobody() {
		assertThat(this.services.values()
			.stream()
			.flatMap((service) -> ((List<?>) service.getOrDefault("ports", List.of())).stream())
			.map(Object::toString)).isNotEmpty().allMatch((port) -> port.startsWith("127.0.0.1:"));
		assertThat((Map<?, ?>) this.services.get("grafana").get("environment"))
			.asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
			.containsEntry("GF_AUTH_BASIC_ENABLED", "false")
			.containsEntry("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true");
	}

	@Test
	void operationsMayEndBeforeAGatewayIsKilled() {
		Duration drain = new LifecycleProperties().getTimeoutPerShutdownPhase();
		assertThat(DurationStyle.detectAndParse(this.services.get("gateway-1").get("stop_grace_period").toString()))
			.isGreaterThan(drain.plusSeconds(10));
	}

	@Test
	void whatIsMountedIsThere() {
		List<String> mounted = this.services.values()
			.stream()
			.flatMap((service) -> ((List<?>) service.getOrDefault("volumes", List.of())).stream())
			.map((volume) -> volume.toString().split(":")[0])
			.filter((source) -> source.startsWith("."))
			.toList();
		assertThat(mounted).contains("../schema", "../gateway-config", "./haproxy/haproxy.cfg")
			.allSatisfy((source) -> assertThat(FOLDER.resolve(source)).exists());
	}

	@Test
	void waitsForContainersThatAreThere() {
		this.services.forEach((name, service) -> {
			Map<?, ?> others = (Map<?, ?>) service.getOrDefault("depends_on", Map.of());
			assertThat(others.keySet().stream().map(Object::toString).toList()).as(name)
				.isSubsetOf(this.services.keySet());
		});
	}

	@Test
	void theGatewaysFindTheSampleWhereItListens() throws IOException {
		Map<?, ?> environment = (Map<?, ?>) this.services.get("gateway-1").get("environment");
		SamplePorts ports = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("sluice.sample",
				SamplePorts.class);
		Map<String, String> places = new TreeMap<>();
		environment.forEach((name, value) -> places.put(name.toString(), value.toString()));
		places.values().removeIf((place) -> !place.contains("sample:"));
		assertThat(places).isEqualTo(Map.of("CATALOG_URL", "http://sample:" + ports.catalog(), "REVIEWS_URL",
				"http://sample:" + ports.reviews(), "CUSTOMERS_URL", "http://sample:" + ports.customers(), "ORDERS_URL",
				"http://sample:" + ports.orders(), "PRICING_TARGET", "sample:" + ports.pricing(), "INVENTORY_TARGET",
				"sample:" + ports.inventory(), "ISSUER_URL", "http://sample:" + ports.issuer() + "/storefront"));
		String config = Files.readString(Path.of("gateway-config/services.yaml"))
				+ Files.readString(Path.of("gateway-config/security.yaml"));
		environment.keySet()
			.stream()
			.map(Object::toString)
			.filter((name) -> !name.startsWith("SPRING_"))
			.forEach((name) -> assertThat(config).contains("${" + name + ":"));
	}

	@Test
	void theBalancerKnowsBothGateways() throws IOException {
		assertThat(Files.readAllLines(FOLDER.resolve("haproxy/haproxy.cfg")).stream().map(String::strip))
			.contains("server gateway-1 gateway-1:8080", "server gateway-2 gateway-2:8080");
	}

	@Test
	void prometheusAsksBothGatewaysAndGrafanaAsksPrometheus() throws IOException {
		assertThat(Files.readString(FOLDER.resolve("prometheus/prometheus.yml"))).contains("gateway-1:8081",
				"gateway-2:8081");
		assertThat(Files.readString(FOLDER.resolve("grafana/provisioning/datasources/prometheus.yaml")))
			.contains("http://prometheus:9090");
		assertThat(this.services).containsKeys("prometheus", "grafana");
	}

	private static Map<String, Map<String, Object>> services() {
		try {
			Map<String, Map<String, Map<String, Object>>> compose = new Yaml()
				.load(Files.readString(FOLDER.resolve("compose.yaml")));
			return compose.getOrDefault("services", Map.of());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
