package io.sluice.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerReaderTests {

	private static final JsonPath NESTED = JsonPath.of("realm").then(JsonPath.of("roles"));

	private static Caller caller(Map<String, Object> claims) {
		return new CallerReader(List.of(JsonPath.of("scope"), JsonPath.of("scp"))).caller(claims);
	}

	@Test
	void readsScopesOfTextsAndLists() {
		assertThat(caller(Map.of("scope", "a  b c ")).scopes()).containsExactlyInAnyOrder("a", "b", "c");
		assertThat(caller(Map.of("scope", List.of("a", "b c", 1, Map.of()))).scopes()).containsExactlyInAnyOrder("a",
				"b c");
		assertThat(caller(Map.of("scope", "")).scopes()).isEmpty();
		assertThat(caller(Map.of("scope", 7)).scopes()).isEmpty();
		assertThat(caller(Map.of("sub", "ann")).scopes()).isEmpty();
	}

	@Test
	void takesTheFirstClaimThatIsThere() {
		assertThat(caller(Map.of("scp", List.of("b"))).scopes()).containsExactly("b");
		assertThat(caller(Map.of("scope", "a", "scp", List.of("b"))).scopes()).containsExactly("a");
		assertThat(caller(Map.of("scope", "", "scp", List.of("b"))).scopes()).isEmpty();
		Map<String, Object> claims = new HashMap<>(Map.of("scp", List.of("b")));
		claims.put("scope", null);
		assertThat(caller(claims).scopes()).containsExactly("b");
		assertThat(caller(claims).claims()).isEqualTo(Map.of("scp", List.of("b")));
	}

	@Test
	void findsScopesBelowOtherClaims() {
		CallerReader reader = new CallerReader(List.of(NESTED));
		assertThat(reader.caller(Map.of("realm", Map.of("roles", List.of("a")))).scopes()).containsExactly("a");
		assertThat(reader.caller(Map.of("realm", "a", "scope", "b")).scopes()).isEmpty();
		CallerReader second = new CallerReader(
				List.of(JsonPath.of("groups").then(new JsonPath(List.of(new JsonPath.Index(1))))));
		assertThat(second.caller(Map.of("groups", List.of("a", "b"))).scopes()).containsExactly("b");
		assertThat(second.caller(Map.of("groups", List.of("a"))).scopes()).isEmpty();
	}

	@Test
	void isAuthenticatedWhateverTheScopes() {
		assertThat(caller(Map.of()).authenticated()).isTrue();
	}

}
