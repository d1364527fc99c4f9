package io.sluice.compile;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionTests {

	@Test
	void findsTheNearestName() {
		List<String> known = List.of("timeout", "connect-timeout", "naming", "id");
		assertThat(Suggestion.nearest("tiemout", known)).contains("timeout");
		assertThat(Suggestion.nearest("TIMEOUT", known)).contains("timeout");
		assertThat(Suggestion.nearest("connecttimeout", known)).contains("connect-timeout");
		assertThat(Suggestion.nearest("ids", known)).contains("id");
	}

	@Test
	void findsNothingFarAway() {
		assertThat(Suggestion.nearest("price", List.of("timeout", "id"))).isEmpty();
		assertThat(Suggestion.nearest("x", List.of())).isEmpty();
	}

	@Test
	void listsAllNames() {
		assertThat(Suggestion.of("catalogue", "Declared", List.of("catalog", "reviews")))
			.isEqualTo("Did you mean \"catalog\"? Declared: catalog, reviews.");
		assertThat(Suggestion.of("catalogue", "Declared", List.of())).isEqualTo("Declared: none.");
	}

}
