package io.sluice.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.blueprint.Blueprint;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DemandingTests {

	@TempDir
	Path folder;

	private Blueprint blueprint;

	@BeforeEach
	void compile() {
		this.blueprint = switch (BlueprintCompiler.compile(new Home(this.folder).with("schema/s.graphqls", """
				type Query {
				  a: Int @rateLimit(limit: 5, window: "1m") @value(of: 1)
				  secret: Int @authenticated @rateLimit(limit: 5, window: "1m") @value(of: 1)
				  free: Int @value(of: 1)
				  node: Node @value(of: {})
				  list: [Node] @value(of: [])
				}
				interface Node { next: Leaf  own: Int }
				type One implements Node { next: Leaf  own: Int @rateLimit(limit: 5, window: "1m") @value(of: 1) }
				type Two implements Node { next: Leaf  own: Int @rateLimit(limit: 5, window: "1m") @value(of: 1) }
				type Leaf { b: Int @rateLimit(limit: 5, window: "1m") @value(of: 1) }
				""").read())) {
			case Compilation.Compiled(var compiled) -> compiled;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
	}

	private Map<String, Integer> all(String query) {
		return counts(demand(query, true).all().stream());
	}

	private static Map<String, Integer> counts(Stream<FieldUse> uses) {
		Map<String, Integer> counts = new TreeMap<>();
		uses.forEach((use) -> counts.put(use.rate().allowance().name(), use.times()));
		return counts;
	}

	private Demand demand(String query, boolean permitted) {
		OperationDefinition operation = new Parser().parseDocument(query)
			.getFirstDefinitionOfType(OperationDefinition.class)
			.orElseThrow();
		return new Planner(this.blueprint).plan(operation, Map.of(), Map.of(), (_) -> permitted).demand();
	}

	@Test
	void countsAliases() {
		assertThat(all("{ a x: a y: a free }")).containsExactlyEntriesOf(Map.of("Query.a", 3));
	}

	@Test
	void countsWhatIsMergedOnce() {
		assertThat(all("{ a a ... on Query { a } node { next { b } } node { next { b } } }"))
			.isEqualTo(Map.of("Query.a", 1, "Leaf.b", 1));
	}

	@Test
	void countsWhatIsNotSkipped() {
		assertThat(all("{ a @skip(if: true) free }")).isEmpty();
		assertThat(demand("{ free }", true)).isSameAs(Demand.NONE);
	}

	@Test
	void countsAPlaceOnceWhateverTypeItsObjectHas() {
		assertThat(all("{ node { next { b } } }")).isEqualTo(Map.of("Leaf.b", 1));
		assertThat(all("{ node { own } }")).isEqualTo(Map.of("One.own", 1, "Two.own", 1));
	}

	@Test
	void countsAListOnce() {
		assertThat(all("{ list { next { b x: b } } }")).isEqualTo(Map.of("Leaf.b", 2));
	}

	@Test
	void doesNotCountWhatTheCallerMayNotSee() {
		assertThat(all("{ secret }")).isEqualTo(Map.of("Query.secret", 1));
		assertThat(demand("{ secret free }", false)).isSameAs(Demand.NONE);
	}

	@Test
	void tellsApartWhatTheOperationBeginsWith() {
		Demand demand = demand("{ a node { next { b } } }", true);
		assertThat(counts(demand.first().stream())).isEqualTo(Map.of("Query.a", 1));
		assertThat(counts(demand.below().stream())).isEqualTo(Map.of("Leaf.b", 1));
	}

}
