package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may be written below a key of the configuration. */
sealed interface SettingShape {

	/** All keys below {@code sluice}. */
	static Section all() {
		Section none = new Section(Map.of());
		Section header = none.and(new Value(), "name", "value");
		Section grpc = none.and(new Value(), "target", "plaintext", "descriptor-set", "reflection")
			.and(new Listed(new Value()), "protos", "safe-methods");
		Section service = none.and(none.and(new Value(), "base-url", "deadline-header"), "rest")
			.and(grpc, "grpc")
			.and(new Value(), "timeout", "connect-timeout", "max-response-size", "concurrency", "naming", "ssl-bundle",
					"sharing", "max-calls-per-operation", "max-waiting")
			.and(new Listed(header), "headers")
			.and(none.and(new Value(), "forward", "client-credentials").and(header, "header"), "auth")
			.and(none.and(new Value(), "attempts", "budget", "back-off"), "retry")
			.and(none.and(new Value(), "enabled", "failure-rate", "window", "open-for"), "circuit-breaker");
		Section claim = none.and(new Value(), "name").and(new Listed(new Value()), "values");
		Section issuer = none
			.and(new Value(), "issuer", "jwks-uri", "jwks-file", "scope-claim", "clock-skew", "ssl-bundle")
			.and(new Listed(new Value()), "audiences", "algorithms", "types")
			.and(new Listed(new Abridged(claim)), "required-claims")
			.and(none.and(new Value(), "uri", "client-id", "client-secret", "cache-for"), "introspection");
		Section security = none.and(new Listed(new Value()), "client-headers")
			.and(new Listed(issuer), "issuers")
			.and(new Value(), "require-authentication", "reject-unauthorized", "discovery", "introspection",
					"operator-scope", "debug", "debug-scope", "trusted-proxies", "forwarded-by");
		Section limits = none.and(new Value(), "characters", "tokens", "depth", "aliases", "root-fields", "fields",
				"fragments", "directives", "body-size", "body-time", "operations-per-request", "list-size",
				"operation-time", "answer-size", "operations-per-caller", "concurrent-operations", "connections",
				"subscriptions-per-connection", "cost", "assumed-list-size");
		return none.and(new Value(), "home")
			.and(new Anything(), "sample")
			.and(new Named(service), "services")
			.and(security, "security")
			.and(cache(), "cache")
			.and(rateLimits(), "rate-limits")
			.and(limits, "limits")
			.and(none.and(new Value(), "watch-every", "drain"), "reload")
			.and(none.and(new Value(), "validation-status", "partial-success-status"), "answers")
			.and(none.and(new Value(), "persisted-queries", "trusted").and(new Named(new Value()), "clients"),
					"documents");
	}

	private static Section rateLimits() {
		Section none = new Section(Map.of());
		Section limit = none.and(new Value(), "cost", "requests", "per", "burst");
		Section assignment = none.and(new Value(), "client", "scope", "claim", "value", "plan", "per");
		return none.and(new Named(none.and(new Listed(limit), "limits")), "plans")
			.and(new Listed(assignment), "assign")
			.and(new Value(), "users", "anonymous", "flat-cost", "on-store-failure", "local-share");
	}

	private static Section cache() {
		Section none = new Section(Map.of());
		return none.and(none.and(new Value(), "max-size"), "near", "answers")
			.and(new Value(), "max-entry-size")
			.and(none.and(new Value(), "budget", "key-prefix", "compress-above"), "redis");
	}

	/** Whether it does something, and is for everyone. */
	default boolean isBuilt() {
		return true;
	}

	/** A single value. */
	record Value() implements SettingShape {

	}

	/** Whatever its owner makes of it. */
	record Anything() implements SettingShape {

		@Override
		public boolean isBuilt() {
			return false;
		}

	}

	/**
	 * Keys that are known.
	 *
	 * @param keys what is below each
	 */
	record Section(Map<String, SettingShape> keys) implements SettingShape {

		/** What can be written today, in alphabetical order. */
		List<String> built() {
			return this.keys.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().isBuilt())
				.map(Map.Entry::getKey)
				.sorted()
				.toList();
		}

		@Override
		public boolean isBuilt() {
			return !built().isEmpty();
		}

		Section and(SettingShape shape, String... names) {
			Map<String, SettingShape> more = new LinkedHashMap<>(this.keys);
			for (String name : names) {
				more.put(name, shape);
			}
			return new Section(more);
		}

	}

	/**
	 * A section, or a single value that stands for it.
	 *
	 * @param whole the section
	 */
	record Abridged(Section whole) implements SettingShape {

	}

	/**
	 * Keys that the writer chooses.
	 *
	 * @param each what is below each
	 */
	record Named(SettingShape each) implements SettingShape {

	}

	/**
	 * A list.
	 *
	 * @param each what each element is
	 */
	record Listed(SettingShape each) implements SettingShape {

	}

}
