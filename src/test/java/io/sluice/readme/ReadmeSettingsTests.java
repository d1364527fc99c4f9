package io.sluice.readme;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sluice.blueprint.Access;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.CacheTerms;
import io.sluice.blueprint.Documents;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Limits;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Proxies;
import io.sluice.blueprint.QuotaTerms;
import io.sluice.blueprint.RateTerms;
import io.sluice.blueprint.ReloadTerms;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Security;
import io.sluice.blueprint.Statuses;
import io.sluice.blueprint.Verification;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;
import io.sluice.config.Setting;
import io.sluice.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the README's tables of keys against what is read and what holds by default. */
class ReadmeSettingsTests {

	private static final String ISSUER = "sluice.security.issuers[].";

	private static final String LIMITS = "sluice.limits.";

	private static final String SERVICE = "sluice.services.NAME.";

	private final Readme readme = Readme.read();

	@TempDir
	Path folder;

	@Test
	void everyKeyThatIsReadIsThere() {
		List<String> read = Arrays.stream(Settings.class.getRecordComponents())
			.filter((component) -> !List.of("spring", "written").contains(component.getName()))
			.flatMap((component) -> keys("sluice." + kebab(component), component.getGenericType()))
			.toList();
		assertThat(documented().keySet()).as("keys in the first table below \"Configuration\" in README.md")
			.containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("sluice.home"), read.stream()).toList());
	}

	private static Stream<String> keys(String key, Type type) {
		if (type instanceof ParameterizedType generic) {
			Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
			return keys(key + ((generic.getRawType() == Map.class) ? ".NAME" : "[]"), element);
		}
		if (type == Setting.class) {
			return Stream.of(key);
		}
		return Arrays.stream(((Class<?>) type).getRecordComponents())
			.flatMap((component) -> keys(key + "." + kebab(component), component.getGenericType()));
	}

	private static String kebab(RecordComponent component) {
		return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	private Map<String, String> documented() {
		return this.readme.section("Configuration")
			.rows()
			.stream()
			.filter((row) -> row.getFirst().startsWith("sluice."))
			.collect(Collectors.toMap(List::getFirst, (row) -> row.get(1), (one, _) -> one, TreeMap::new));
	}

	@Test
	void theDefaultsHold() {
		RestService service = (RestService) blueprint("").services().get("a");
		assertThat(service.naming()).isEqualTo(Naming.SAME);
		assertThat(service.headers()).isEmpty();
		Map<String, String> defaults = new TreeMap<>(documented());
		assertThat(defaults.remove("sluice.home")).isEqualTo(".");
		defaults.values().removeIf("–"::equals);
		assertThat(defaults.remove(SERVICE + "grpc.plaintext")).isEqualTo("false");
		assertThat(defaults.remove(SERVICE + "grpc.reflection")).isEqualTo("false");
		assertThat(defaults.remove(SERVICE + "sharing")).isEqualTo(service.sharing().name());
		removeSecurity(defaults);
		removeLimits(defaults);
		removeCache(defaults);
		removeRates(defaults);
		Statuses statuses = blueprint("").terms().statuses();
		assertThat(defaults.remove("sluice.answers.validation-status")).isEqualTo(String.valueOf(statuses.invalid()));
		assertThat(defaults.remove("sluice.answers.partial-success-status"))
			.isEqualTo(String.valueOf(statuses.partial()));
		Documents documents = blueprint("").terms().documents();
		assertThat(defaults.remove("sluice.documents.persisted-queries"))
			.isEqualTo(String.valueOf(documents.persistedQueries()));
		assertThat(defaults.remove("sluice.documents.trusted")).isEqualTo(documents.trust().name());
		ReloadTerms reload = blueprint("").terms().reload();
		assertThat(defaults.remove("sluice.reload.watch-every")).isEqualTo(seconds(reload.watchEvery()));
		assertThat(defaults.remove("sluice.reload.drain")).isEqualTo(seconds(reload.drain()));
		removeResilience(defaults, service.resilience());
		assertThat(defaults).as("defaults below \"Configuration\" in README.md")
			.containsExactlyInAnyOrderEntriesOf(Map.of(SERVICE + "timeout", seconds(service.timeout()),
					SERVICE + "connect-timeout", seconds(service.connectTimeout()), SERVICE + "max-response-size",
					(service.maxResponseSize() >> 20) + "MB", SERVICE + "concurrency",
					String.valueOf(service.concurrency()), SERVICE + "max-calls-per-operation",
					String.valueOf(blueprint("").terms().limits().operation().calls().get("a"))));
	}

	private static void removeResilience(Map<String, String> defaults, Resilience resilience) {
		Resilience.Retries retries = resilience.retries().orElseThrow();
		Resilience.Breaker breaker = resilience.breaker().orElseThrow();
		assertThat(defaults.remove(SERVICE + "max-waiting")).isEqualTo(String.valueOf(resilience.waiting()));
		assertThat(defaults.remove(SERVICE + "retry.attempts")).isEqualTo(String.valueOf(retries.attempts()));
		assertThat(defaults.remove(SERVICE + "retry.budget")).isEqualTo(String.valueOf(retries.budget()));
		assertThat(defaults.remove(SERVICE + "retry.back-off")).isEqualTo(retries.backOff().toMillis() + "ms");
		assertThat(defaults.remove(SERVICE + "circuit-breaker.enabled")).isEqualTo("true");
		assertThat(defaults.remove(SERVICE + "circuit-breaker.failure-rate"))
			.isEqualTo(String.valueOf(breaker.failureRate()));
		assertThat(defaults.remove(SERVICE + "circuit-breaker.window")).isEqualTo(String.valueOf(breaker.window()));
		assertThat(defaults.remove(SERVICE + "circuit-breaker.open-for")).isEqualTo(seconds(breaker.openFor()));
	}

	private void removeLimits(Map<String, String> defaults) {
		Limits limits = blueprint("").terms().limits();
		Map<String, String> documented = new TreeMap<>(defaults);
		documented.keySet().removeIf((key) -> !key.startsWith(LIMITS));
		defaults.keySet().removeAll(documented.keySet());
		Map<String, String> actual = new TreeMap<>();
		Stream.of(limits.document(), limits.request(), limits.operation(), limits.callers())
			.forEach((group) -> Arrays.stream(group.getClass().getRecordComponents())
				.filter((limit) -> !limit.getType().equals(Map.class))
				.forEach((limit) -> actual.put(key(limit), written(limit, group))));
		assertThat(documented).as("limits below \"Configuration\" in README.md").isEqualTo(actual);
	}

	private void removeCache(Map<String, String> defaults) {
		CacheTerms cache = blueprint("").terms().cache();
		assertThat(defaults.remove("sluice.cache.near.max-size")).isEqualTo((cache.nearSize() >> 20) + "MB");
		assertThat(defaults.remove("sluice.cache.answers.max-size")).isEqualTo((cache.answersSize() >> 20) + "MB");
		assertThat(defaults.remove("sluice.cache.max-entry-size")).isEqualTo((cache.entrySize() >> 20) + "MB");
		assertThat(defaults.remove("sluice.cache.redis.budget")).isEqualTo(cache.shared().budget().toMillis() + "ms");
		assertThat(defaults.remove("sluice.cache.redis.key-prefix")).isEqualTo(cache.shared().keyPrefix());
		assertThat(defaults.remove("sluice.cache.redis.compress-above"))
			.isEqualTo((cache.shared().compressAbove() >> 10) + "KB");
	}

	private void removeRates(Map<String, String> defaults) {
		RateTerms rates = blueprint("").terms().rates();
		QuotaTerms.OfShared shared = rates.quota().shared();
		assertThat(defaults.remove("sluice.rate-limits.flat-cost")).isEqualTo(String.valueOf(rates.flatCost()));
		assertThat(defaults.remove("sluice.rate-limits.on-store-failure")).isEqualTo(shared.onFailure().name());
		assertThat(defaults.remove("sluice.rate-limits.local-share")).isEqualTo(String.valueOf(shared.localShare()));
	}

	private static String key(RecordComponent limit) {
		return LIMITS + (limit.getName().equals("operations") ? "operations-per-request" : kebab(limit));
	}

	private static String written(RecordComponent limit, Object group) {
		return switch (ReflectionUtils.invokeMethod(limit.getAccessor(), group)) {
			case Duration time -> seconds(time);
			case Long size -> (size % (1 << 20) == 0) ? (size >> 20) + "MB" : (size >> 10) + "KB";
			case Object number -> number.toString();
		};
	}

	private void removeSecurity(Map<String, String> defaults) {
		Security security = blueprint("""
				sluice.security.issuers[0].issuer=https://id.example.com
				sluice.security.issuers[0].audiences=shop
				""").terms().security();
		Issuer issuer = security.issuers().getFirst();
		Verification.Signature signature = (Verification.Signature) issuer.verification();
		assertThat(defaults.remove(ISSUER + "algorithms[]").split(", "))
			.containsExactlyInAnyOrderElementsOf(signature.algorithms());
		assertThat(defaults.remove(ISSUER + "types[]").toLowerCase(Locale.ROOT).replace("absent", "").split(", ", -1))
			.containsExactlyInAnyOrderElementsOf(signature.types());
		assertThat(defaults.remove(ISSUER + "clock-skew")).isEqualTo(seconds(issuer.clockSkew()));
		Verification.Introspection introspection = (Verification.Introspection) blueprint("""
				sluice.security.issuers[0].issuer=https://id.example.com
				sluice.security.issuers[0].audiences=shop
				sluice.security.issuers[0].introspection.uri=https://id.example.com/introspect
				sluice.security.issuers[0].introspection.client-id=gateway
				sluice.security.issuers[0].introspection.client-secret=secret
				""").terms().security().issuers().getFirst().verification();
		assertThat(defaults.remove(ISSUER + "introspection.cache-for")).isEqualTo(seconds(introspection.cacheFor()));
		assertThat(defaults.remove("sluice.security.require-authentication"))
			.isEqualTo(String.valueOf(security.authenticationRequired()));
		assertThat(defaults.remove("sluice.security.reject-unauthorized"))
			.isEqualTo(String.valueOf(security.unauthorizedRejected()));
		assertThat(defaults.remove("sluice.security.discovery")).isEqualTo(security.discovery().name());
		assertThat(defaults.remove("sluice.security.introspection")).isEqualTo("ALL");
		assertThat(defaults.remove("sluice.security.trusted-proxies"))
			.isEqualTo(String.valueOf(security.proxies().count()));
		assertThat(defaults.remove("sluice.security.forwarded-by")).isEqualTo("X-Forwarded-For");
		assertThat(security.proxies().header()).isEqualTo(Proxies.Header.X_FORWARDED_FOR);
		assertThat(security.introspection()).isEqualTo(Access.OPEN);
		assertThat(defaults.remove("sluice.security.debug")).isEqualTo("SCOPE");
		assertThat(security.explanation()).isEqualTo(Access.CLOSED);
		assertThat(issuer.scopeClaims()).containsExactly(JsonPath.of("scope"), JsonPath.of("scp"));
	}

	private static String seconds(Duration duration) {
		return duration.toSeconds() + "s";
	}

	@Test
	void whatIsListedAsAScalarIsOne() {
		List<String> listed = this.readme.section("Scalars")
			.code()
			.stream()
			.filter((name) -> name.matches("[A-Z][A-Za-z]+"))
			.toList();
		Compilation compilation = compile("", "scalar Whatever");
		assertThat(compilation).isInstanceOfSatisfying(Compilation.Refused.class, (refused) -> {
			String known = refused.problems().getFirst().message().replaceAll("(?s).*Known: (.*)\\.$", "$1");
			assertThat(listed).as("scalars below \"Scalars\" in README.md")
				.containsExactlyInAnyOrderElementsOf(Stream
					.concat(Stream.of("Int", "Float", "String", "Boolean", "ID"), Stream.of(known.split(", ")))
					.toList());
		});
	}

	private Blueprint blueprint(String properties) {
		return switch (compile(properties)) {
			case Compilation.Compiled(var blueprint) -> blueprint;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
	}

	private Compilation compile(String properties) {
		return compile(properties, "");
	}

	private Compilation compile(String properties, String sdl) {
		return BlueprintCompiler
			.compile(new Home(this.folder).with("schema/query.graphqls", "type Query { a: Int @value(of: 1) }\n" + sdl)
				.with("gateway-config/services.properties", "sluice.services.a.rest.base-url=http://a\n" + properties)
				.read());
	}

}
