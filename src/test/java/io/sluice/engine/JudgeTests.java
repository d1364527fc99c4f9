package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import graphql.language.OperationDefinition;
import io.sluice.blueprint.Condition;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Otherwise;
import io.sluice.blueprint.Rule;
import io.sluice.plan.AnswerPolicy;
import io.sluice.plan.Demand;
import io.sluice.plan.Arguments;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Guard;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType;
import io.sluice.plan.Plan;
import io.sluice.plan.PlanCost;
import io.sluice.plan.Title;
import io.sluice.plan.RowCost;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;
import io.sluice.row.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules are asked once for what they are about. */
class JudgeTests {

	private static final Set<JsonPath> NAME = Set.of(JsonPath.of("name"));

	private final List<String> asked = new ArrayList<>();

	private Rule rule(String name, boolean holds, Otherwise otherwise, Set<JsonPath> parent) {
		Condition condition = (_) -> {
			this.asked.add(name);
			return holds;
		};
		return new Rule(condition, otherwise, parent, Set.of());
	}

	private static FieldPlan field(Rule general, Rule before) {
		return new FieldPlan("f", "T.f", List.of(), new Shape.Leaf(LeafType.Basic.STRING, false),
				new Source.Property(JsonPath.of("f")), Optional.empty(),
				new Guard(List.of(general), List.of(before), List.of(), Arguments.NONE));
	}

	private static PlanCost free(Layout layout) {
		return new PlanCost(new RowCost(layout, 0, List.of()), new RowCost[0], List.of(), true);
	}

	@Test
	void asksGeneralRulesOnceForTheOperation() {
		FieldPlan field = field(rule("general", true, Otherwise.NULL, Set.of()),
				rule("before", false, Otherwise.OMIT, NAME));
		Layout layout = new Layout(0, "T", List.of(field), List.of());
		Judge judge = new Judge(EngineFixture.inquiry(),
				new Plan(new Title(Optional.empty(), OperationDefinition.Operation.QUERY, Set.of()), layout, 1, 1,
						Set.of(), List.of(), List.of(), AnswerPolicy.NONE, free(layout), Demand.NONE));
		assertThat(judge.ahead(field, new Row(layout))).contains(Otherwise.OMIT);
		assertThat(judge.ahead(field, new Row(layout))).contains(Otherwise.OMIT);
		assertThat(this.asked).containsExactly("general", "before", "before");
	}

	@Test
	void asksNothingMoreOnceARuleRefuses() {
		FieldPlan field = field(rule("general", false, Otherwise.NULL, Set.of()),
				rule("before", true, Otherwise.NULL, NAME));
		Layout layout = new Layout(0, "T", List.of(field), List.of());
		Judge judge = new Judge(EngineFixture.inquiry(),
				new Plan(new Title(Optional.empty(), OperationDefinition.Operation.QUERY, Set.of()), layout, 1, 1,
						Set.of(), List.of(), List.of(), AnswerPolicy.NONE, free(layout), Demand.NONE));
		assertThat(judge.ahead(field, new Row(layout))).contains(Otherwise.NULL);
		assertThat(judge.ahead(field, new Row(layout))).contains(Otherwise.NULL);
		assertThat(this.asked).containsExactly("general");
	}

}
