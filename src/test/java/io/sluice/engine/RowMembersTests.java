package io.sluice.engine;

import java.nio.file.Path;
import java.util.Map;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.blueprint.Otherwise;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Layout;
import io.sluice.plan.Plan;
import io.sluice.plan.Planner;
import io.sluice.row.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What rules know of a row. */
class RowMembersTests {

	private static final String SCHEMA = """
			type Query { order: Order @allow(if: "!has(result.embargo)") @rest(service: "s", get: "/order") }
			type Order { id: ID }
			""";

	@TempDir
	Path folder;

	@Test
	void whatCouldNotBeReadIsNotTakenForWhatIsNotThere() {
		OperationDefinition operation = new Parser().parseDocument("{ order { id } }")
			.getDefinitionsOfType(OperationDefinition.class)
			.getFirst();
		Plan plan = new Planner(new EngineFixture(this.folder, SCHEMA).blueprint()).plan(operation, Map.of(), Map.of(),
				(_) -> true);
		Judge judge = new Judge(EngineFixture.inquiry(), plan);
		FieldPlan field = plan.root().field(0);
		Layout layout = field.shape().rows().iterator().next();
		Row parent = new Row(plan.root());
		Row row = new Row(layout);
		assertThat(judge.after(field, parent, row)).isEmpty();
		row.fill(layout.members().get("embargo"), Fault.of(Code.DOWNSTREAM_SHAPE_MISMATCH, "no text"));
		assertThatIllegalStateException().isThrownBy(() -> RowMembers.of(row).get("embargo"))
			.withMessage("embargo could not be read: no text");
		assertThat(judge.after(field, parent, row)).contains(Otherwise.NULL);
	}

}
