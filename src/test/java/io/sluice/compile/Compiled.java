package io.sluice.compile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Absent;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.Template;
import io.sluice.config.AnswerSettings;
import io.sluice.config.CacheSettings;
import io.sluice.config.Document;
import io.sluice.config.DocumentSettings;
import io.sluice.config.LimitSettings;
import io.sluice.config.Place;
import io.sluice.config.RateSettings;
import io.sluice.config.ReloadSettings;
import io.sluice.config.RestSettings;
import io.sluice.config.SchemaFile;
import io.sluice.config.SecuritySettings;
import io.sluice.config.ServiceSettings;
import io.sluice.config.Setting;
import io.sluice.config.Settings;
import io.sluice.config.SpringSettings;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A schema over two services, {@code catalog} and the snake-cased {@code reviews}, with
 * {@code X-Tenant} as the only header of clients that may be read.
 *
 * @param blueprint what became of it
 */
record Compiled(Blueprint blueprint) {

	/** What holds where nothing is written. */
	static final Resilience RESILIENCE = new Resilience(
			Optional.of(new Resilience.Retries(2, 0.2, Duration.ofMillis(50))),
			Optional.of(new Resilience.Breaker(0.5, 20, Duration.ofSeconds(10))), 10_000);

	static Compiled of(String... files) {
		List<SchemaFile> schema = new ArrayList<>();
		for (String text : files) {
			schema.add(new SchemaFile("schema/" + schema.size() + ".graphqls", text));
		}
		Settings settings = new Settings(
				Map.of("catalog", service("catalog", null), "reviews",
						service("reviews", setting("naming", "snake_case"))),
				new SecuritySettings(null, null, null, null, null, null, null, null, null, null,
						List.of(setting("client-headers", "X-Tenant"))),
				LimitSettings.unset(), DocumentSettings.unset(), AnswerSettings.unset(), CacheSettings.unset(),
				RateSettings.unset(), ReloadSettings.unset(), SpringSettings.none(), List.of());
		Compilation compilation = BlueprintCompiler
			.compile(new Document(schema, List.of(), List.of(), List.of(), List.of(), settings));
		if (compilation instanceof Compilation.Refused(List<Problem> problems)) {
			throw new AssertionError(problems.toString());
		}
		return new Compiled(((Compilation.Compiled) compilation).blueprint());
	}

	private static ServiceSettings service(String name, @Nullable Setting naming) {
		return new ServiceSettings(new RestSettings(setting("base-url", "http://" + name + "/v1/"), null), null, null,
				null, null, null, naming, null, null, null, null, null, null, null, null);
	}

	private static Setting setting(String key, String text) {
		return new Setting(key, text, new Place("gateway-config/services.yaml", 1, 1));
	}

	/** The binding of a field such as {@code Query.product}. */
	<T extends Binding> T binding(String field, Class<T> kind) {
		String[] names = field.split("\\.");
		Binding binding = this.blueprint.bindings().get(FieldCoordinates.coordinates(names[0], names[1]));
		assertThat(binding).isInstanceOf(kind);
		return kind.cast(binding);
	}

	RestCall call(String field) {
		return (RestCall) binding(field, Binding.Call.class).call();
	}

	Template value(String field) {
		return binding(field, Binding.Value.class).of();
	}

	/**
	 * What a template gives, its placeholders being looked up by {@code ROOT$['path']}.
	 */
	static @Nullable Object evaluate(Template template, Map<String, ?> values) {
		return template.evaluate((reference) -> {
			String key = name(reference);
			return values.containsKey(key) ? values.get(key) : Absent.ABSENT;
		});
	}

	static String name(Reference reference) {
		return reference.root() + reference.path().toString().substring(1);
	}

}
