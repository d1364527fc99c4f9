package io.sluice.compile;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.sluice.blueprint.StoreFailure;

/** What holds where nothing is written. */
final class Defaults {

	/** {@code sluice.services.NAME.timeout}. */
	static final Duration TIMEOUT = Duration.ofSeconds(10);

	/** {@code sluice.services.NAME.connect-timeout}. */
	static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	/** {@code sluice.services.NAME.max-response-size}, in bytes. */
	static final long MAX_RESPONSE_SIZE = 10L << 20;

	/** {@code sluice.services.NAME.concurrency}. */
	static final int CONCURRENCY = 256;

	/** {@code sluice.services.NAME.max-waiting}. */
	static final int MAX_WAITING = 10_000;

	/** {@code sluice.services.NAME.retry.attempts}. */
	static final int ATTEMPTS = 2;

	/** {@code sluice.services.NAME.retry.budget}. */
	static final double RETRY_BUDGET = 0.2;

	/** {@code sluice.services.NAME.retry.back-off}. */
	static final Duration BACK_OFF = Duration.ofMillis(50);

	/** {@code sluice.services.NAME.circuit-breaker.failure-rate}. */
	static final double FAILURE_RATE = 0.5;

	/** {@code sluice.services.NAME.circuit-breaker.window}. */
	static final int FAILURE_WINDOW = 20;

	/** {@code sluice.services.NAME.circuit-breaker.open-for}. */
	static final Duration OPEN_FOR = Duration.ofSeconds(10);

	/** {@code @rest(nullOn:)}. */
	static final Set<String> NULL_ON = Set.of("404");

	/** {@code @grpc(nullOn:)}. */
	static final Set<String> NULL_ON_STATUS = Set.of("NOT_FOUND");

	/** {@code sluice.limits.characters}. */
	static final int CHARACTERS = 50_000;

	/** {@code sluice.limits.tokens}. */
	static final int TOKENS = 5000;

	/** {@code sluice.limits.depth}. */
	static final int DEPTH = 15;

	/** {@code sluice.limits.aliases}. */
	static final int ALIASES = 30;

	/** {@code sluice.limits.root-fields}. */
	static final int ROOT_FIELDS = 20;

	/** {@code sluice.limits.fields}. */
	static final int FIELDS = 500;

	/** {@code sluice.limits.fragments}. */
	static final int FRAGMENTS = 200;

	/** {@code sluice.limits.directives}. */
	static final int DIRECTIVES = 50;

	/** {@code sluice.limits.body-size}, in bytes. */
	static final long BODY_SIZE = 256L << 10;

	/** {@code sluice.limits.body-time}. */
	static final Duration BODY_TIME = Duration.ofSeconds(30);

	/** {@code sluice.limits.operations-per-request}: no lists. */
	static final int OPERATIONS_PER_REQUEST = 1;

	/** {@code sluice.limits.list-size}. */
	static final int LIST_SIZE = 1_000;

	/** {@code sluice.limits.cost}. */
	static final int COST = 5000;

	/** {@code sluice.limits.assumed-list-size}. */
	static final int ASSUMED_LIST_SIZE = 10;

	/** {@code sluice.services.NAME.max-calls-per-operation}. */
	static final int MAX_CALLS_PER_OPERATION = 500;

	/** {@code sluice.limits.operation-time}. */
	static final Duration OPERATION_TIME = Duration.ofSeconds(10);

	/** {@code sluice.limits.operations-per-caller}. */
	static final int OPERATIONS_PER_CALLER = 500;

	/** {@code sluice.limits.concurrent-operations}. */
	static final int CONCURRENT_OPERATIONS = 5_000;

	/** {@code sluice.limits.answer-size}, in bytes. */
	static final long ANSWER_SIZE = 10L << 20;

	/** {@code sluice.limits.connections}. */
	static final int CONNECTIONS = 10_000;

	/** {@code sluice.limits.subscriptions-per-connection}. */
	static final int SUBSCRIPTIONS_PER_CONNECTION = 100;

	/** {@code sluice.security.issuers[].clock-skew}. */
	static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

	/** {@code sluice.security.issuers[].scope-claim}: the first that is there. */
	static final List<String> SCOPE_CLAIMS = List.of("scope", "scp");

	/** {@code sluice.security.issuers[].algorithms}. */
	static final List<String> ALGORITHMS = List.of("RS256", "PS256", "ES256");

	/** {@code sluice.security.issuers[].introspection.cache-for}. */
	static final Duration INTROSPECTION_CACHE = Duration.ofSeconds(60);

	/** {@code sluice.security.issuers[].types}. */
	static final List<String> TOKEN_TYPES = List.of("JWT", "at+jwt", "absent");

	/** {@code sluice.documents.persisted-queries}. */
	static final boolean PERSISTED_QUERIES = true;

	/** {@code sluice.cache.near.max-size}, in bytes. */
	static final long NEAR_SIZE = 64L << 20;

	/** {@code sluice.cache.answers.max-size}, in bytes. */
	static final long ANSWERS_SIZE = 16L << 20;

	/** {@code sluice.cache.max-entry-size}, in bytes. */
	static final long ENTRY_SIZE = 1L << 20;

	/** {@code sluice.cache.redis.budget}. */
	static final Duration REDIS_BUDGET = Duration.ofMillis(20);

	/** {@code sluice.cache.redis.key-prefix}. */
	static final String KEY_PREFIX = "sluice:";

	/** {@code sluice.cache.redis.compress-above}, in bytes. */
	static final long COMPRESS_ABOVE = 4L << 10;

	/** {@code sluice.rate-limits.flat-cost}. */
	static final int FLAT_COST = 10;

	/** {@code sluice.rate-limits.on-store-failure}. */
	static final StoreFailure ON_STORE_FAILURE = StoreFailure.LOCAL;

	/** {@code sluice.rate-limits.local-share}. */
	static final double LOCAL_SHARE = 0.25;

	/** How many owners of budgets an instance counts by themselves. */
	static final int OWNERS = 100_000;

	/** {@code sluice.reload.watch-every}. */
	static final Duration WATCH_EVERY = Duration.ofSeconds(1);

	/** {@code sluice.reload.drain}. */
	static final Duration DRAIN = Duration.ofSeconds(30);

	private Defaults() {
	}

}
