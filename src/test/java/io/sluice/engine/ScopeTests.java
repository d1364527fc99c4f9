package io.sluice.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.sluice.access.Caller;
import io.sluice.blueprint.Absent;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.Values;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What placeholders stand for: a value, null, or nothing that was given. */
class ScopeTests {

	private final AtomicInteger made = new AtomicInteger();

	private final ClientRequest client = new ClientRequest("the-id", Optional.of("Op"),
			() -> Optional.of(Locale.GERMANY), () -> "key " + this.made.incrementAndGet(), Map.of("x-tenant", "t"));

	@Test
	void readsArguments() {
		Map<String, Object> given = new HashMap<>(Map.of("list", Arrays.asList("a", null), "object", Map.of("x", 1)));
		given.put("none", null);
		Scope scope = scope(given);
		assertThat(scope.value(args())).isEqualTo(given);
		assertThat(scope.value(args(name("object"), name("x")))).isEqualTo(1);
		assertThat(scope.value(args(name("object"), name("y")))).isEqualTo(Absent.ABSENT);
		assertThat(scope.value(args(name("none")))).isNull();
		assertThat(scope.value(args(name("none"), name("x")))).isEqualTo(Absent.ABSENT);
		assertThat(scope.value(args(name("other")))).isEqualTo(Absent.ABSENT);
		assertThat(scope.value(args(name("list"), new JsonPath.Index(0)))).isEqualTo("a");
		assertThat(scope.value(args(name("list"), new JsonPath.Index(1)))).isNull();
		assertThat(scope.value(args(name("list"), new JsonPath.Index(2)))).isEqualTo(Absent.ABSENT);
	}

	@Test
	void readsTheRequest() {
		Scope scope = scope(Map.of());
		assertThat(scope.value(request("id"))).isEqualTo("the-id");
		assertThat(scope.value(request("operationName"))).isEqualTo("Op");
		assertThat(scope.value(request("locale"))).isEqualTo("de-DE");
		assertThat(new Scope(inquiry(EngineFixture.client()), Map.of(), null, null, Absent.ABSENT)
			.value(request("operationName"))).isEqualTo(Absent.ABSENT);
	}

	@Test
	void readsHeaders() {
		Scope scope = scope(Map.of());
		assertThat(scope.value(new Reference(Root.HEADERS, JsonPath.of("x-tenant")))).isEqualTo("t");
		assertThat(scope.value(new Reference(Root.HEADERS, JsonPath.of("x-other")))).isEqualTo(Absent.ABSENT);
	}

	@Test
	void readsKeysWhereThereAreAny() {
		Scope scope = scope(Map.of("a", 1));
		Reference all = new Reference(Root.KEYS, JsonPath.ROOT);
		Reference one = new Reference(Root.KEY, JsonPath.of("x"));
		Reference members = new Reference(Root.KEYS, JsonPath.of("x"));
		assertThat(scope.value(all)).isEqualTo(Absent.ABSENT);
		assertThat(scope.withKeys(List.of(7, "8")).value(all)).isEqualTo(List.of(7, "8"));
		assertThat(scope.withKeys(List.of(Map.of("x", 1, "y", 2), Map.of("x", 3))).value(members))
			.isEqualTo(List.of(1, 3));
		assertThat(scope.withKey(Map.of("x", 1)).value(one)).isEqualTo(1);
		assertThat(scope.withKeys(List.of()).value(args(name("a")))).isEqualTo(1);
		assertThat(scope.withKey(7).value(args(name("a")))).isEqualTo(1);
	}

	@Test
	void hasOneIdempotencyKeyForEachCall() {
		Scope scope = scope(Map.of());
		Reference key = request("idempotencyKey");
		Values first = scope.withKeys(List.of(1));
		Values second = scope.withKey(2);
		assertThat(List.of(scope.value(key), first.value(key), second.value(key))).containsExactly("key 1", "key 2",
				"key 3");
		assertThat(List.of(scope.value(key), first.value(key), second.value(key))).containsExactly("key 1", "key 2",
				"key 3");
	}

	@Test
	void readsClaims() {
		Scope scope = scope(Map.of());
		assertThat(scope.value(new Reference(Root.CLAIMS, JsonPath.of("sub")))).isEqualTo("u-1");
		assertThat(scope.value(new Reference(Root.CLAIMS, new JsonPath(List.of(name("org"), name("id"))))))
			.isEqualTo(7);
		assertThat(scope.value(new Reference(Root.CLAIMS, JsonPath.of("email")))).isEqualTo(Absent.ABSENT);
	}

	private static Inquiry inquiry(ClientRequest client) {
		return new Inquiry(null, null, client, new Caller(true, Set.of(), Map.of("sub", "u-1", "org", Map.of("id", 7))),
				EventWitness.NONE);
	}

	private Scope scope(Map<String, Object> arguments) {
		return new Scope(inquiry(this.client), arguments, null, null, Absent.ABSENT);
	}

	private static Reference args(JsonPath.Step... steps) {
		return new Reference(Root.ARGS, new JsonPath(List.of(steps)));
	}

	private static Reference request(String name) {
		return new Reference(Root.REQUEST, JsonPath.of(name));
	}

	private static JsonPath.Step name(String name) {
		return new JsonPath.Name(name);
	}

}
