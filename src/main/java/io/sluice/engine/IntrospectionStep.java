package io.sluice.engine;

import java.util.List;
import java.util.Map;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.MergedSelectionSet;
import io.sluice.plan.Source;
import io.sluice.row.Row;

/**
 * Lets graphql-java answer {@code __schema} or {@code __type}.
 *
 * @param slot what is filled
 * @param source the selection
 */
record IntrospectionStep(int slot, Source.Introspection source) implements Step {

	@Override
	public void run(Run run, List<Row> rows) {
		String name = this.source.field().getResultKey();
		MergedSelectionSet selection = MergedSelectionSet.newMergedSelectionSet()
			.subFields(Map.of(name, this.source.field()))
			.build();
		Inquiry inquiry = run.inquiry();
		run.await(new AsyncExecutionStrategy().execute(inquiry.context(),
				inquiry.parameters().transform((builder) -> builder.fields(selection))), (answer) -> {
					answer.getErrors().forEach(inquiry.context()::addError);
					Map<String, Object> data = answer.getData();
					rows.forEach((row) -> row.fill(this.slot, (data != null) ? data.get(name) : null));
				});
	}

}
