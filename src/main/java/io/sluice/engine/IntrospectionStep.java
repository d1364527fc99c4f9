package io.sluice.engine;

import java.util.List;
import java.util.Map;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedSelectionSet;
import graphql.execution.ResultPath;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import io.sluice.plan.Source;
import io.sluice.row.Row;
import io.sluice.view.View;

/**
 * Lets graphql-java answer {@code __schema} or {@code __type}: of the {@link View} in the
 * GraphQL context of the request, or of the whole schema if there is none.
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
		GraphQLSchema seen = seen(inquiry.context());
		ExecutionContext context = inquiry.context();
		OperationDefinition part = new IntrospectionPart(context.getFragmentsByName())
			.of(context.getOperationDefinition());
		run.await(
				new AsyncExecutionStrategy().execute(
						context.transform((builder) -> builder.graphQLSchema(seen).operationDefinition(part)),
						inquiry.parameters()
							.transform((builder) -> builder.fields(selection).executionStepInfo(root(seen)))),
				(answer) -> {
					answer.getErrors().forEach(inquiry.context()::addError);
					Map<String, Object> data = answer.getData();
					rows.forEach((row) -> row.fill(this.slot, (data != null) ? data.get(name) : null));
				});
	}

	private static GraphQLSchema seen(ExecutionContext context) {
		View view = context.getGraphQLContext().get(View.class);
		return (view != null) ? view.schema() : context.getGraphQLSchema();
	}

	private static ExecutionStepInfo root(GraphQLSchema schema) {
		return ExecutionStepInfo.newExecutionStepInfo().type(schema.getQueryType()).path(ResultPath.rootPath()).build();
	}

}
