package io.sluice.engine;

import java.util.List;

import graphql.GraphQLException;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.Inputs;
import io.sluice.row.Row;

/** A step whose templates read arguments and parents: the arguments are coerced once. */
interface ScopedStep extends Step {

	/** The fault of an argument that the schema does not allow, whatever its variable. */
	Fault UNUSABLE = Fault.of(Code.BAD_USER_INPUT, "An argument has a value that cannot be used here.");

	/** The slot that is filled. */
	int slot();

	/** What the templates read. */
	Inputs inputs();

	/**
	 * What is read of the answers to what is asked.
	 * @return paths, or {@link Absent#ABSENT} where nobody wants to know
	 */
	Object selection();

	/**
	 * Begins to fill the slot.
	 * @param run the operation
	 * @param rows the rows, not empty
	 * @param scopes what placeholders stand for
	 */
	void run(Run run, List<Row> rows, Scopes scopes);

	@Override
	default void run(Run run, List<Row> rows) {
		Scopes scopes;
		try {
			scopes = scopes(run.inquiry());
		}
		catch (GraphQLException _) {
			rows.forEach((row) -> row.fill(slot(), UNUSABLE));
			return;
		}
		run(run, rows, scopes);
	}

	/**
	 * What placeholders stand for, with the arguments coerced.
	 * @param inquiry what the client asked for
	 * @return the scopes of all rows
	 * @throws GraphQLException if an argument's value is {@link #UNUSABLE}
	 */
	default Scopes scopes(Inquiry inquiry) {
		return new Scopes(inquiry, inquiry.coerce(inputs().arguments()), inputs().parents(), selection());
	}

}
