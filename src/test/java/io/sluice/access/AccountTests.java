package io.sluice.access;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What tells callers apart. */
class AccountTests {

	@Test
	void isTheSameForAllTokensOfACaller() {
		assertThat(caller(Map.of("iss", "i", "sub", "s", "jti", "1", "azp", "app")).account())
			.hasValue(new Account("i", "s", "app"))
			.isEqualTo(caller(Map.of("iss", "i", "sub", "s", "jti", "2", "azp", "app")).account());
	}

	@Test
	void takesTheClientOfATokenForAccessRatherThanThatOfAnIdentity() {
		assertThat(caller(Map.of("client_id", "one", "azp", "other")).account()).hasValue(new Account("", "", "one"));
	}

	@Test
	void isNothingWithoutANameOfSomebody() {
		assertThat(Caller.ANONYMOUS.account()).isEmpty();
		assertThat(caller(Map.of("iss", "i", "sub", 7, "client_id", "")).account()).isEmpty();
	}

	private static Caller caller(Map<String, Object> claims) {
		return new Caller(true, Set.of(), claims);
	}

}
