package io.sluice.engine;

import java.util.List;
import java.util.Map;

import graphql.GraphQLException;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.Inputs;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/** A step whose templates read arguments and parents: the arguments are coerced once. */
interface ScopedStep extends Step {

	/** The slot that is filled. */
	int slot();

	/** What the templates read. */
	Inputs inputs();

	/**
	 * Begins to fill the slot.
	 * @param run the operation
	 * @param rows the rows, not empty
	 * @param scopes what placeholders stand for
	 */
	void run(Run run, List<Row> rows, Scopes scopes);

	@Override
	default void run(Run run, List<Row> rows) {
		Map<String, @Nullable Object> arguments;
		try {
			arguments = run.inquiry().coerce(inputs().arguments());
		}
		catch (GraphQLException _) {
			Fault fault = Fault.of(Code.BAD_USER_INPUT, "An argument has a value that cannot be used here.");
			rows.forEach((row) -> row.fill(slot(), fault));
			return;
		}
		run(run, rows, new Scopes(run.inquiry().client(), arguments, inputs().parents()));
	}

}
