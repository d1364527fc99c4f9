package io.sluice.engine;

import java.util.Map;
import java.util.Optional;

import graphql.GraphQLException;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.Inputs;
import io.sluice.plan.ParentSlots;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of one field's rows: what they have in common.
 *
 * @param client the client's request
 * @param arguments the coerced arguments
 * @param parents where rows hold what is read of them
 * @param fault why there are no arguments, if so
 */
record Scopes(ClientRequest client, Map<String, @Nullable Object> arguments, ParentSlots parents,
		Optional<Fault> fault) {

	/**
	 * Coerces the arguments of a field.
	 * @param run the operation
	 * @param inputs what the field reads
	 * @return its scopes
	 */
	static Scopes of(Run run, Inputs inputs) {
		ClientRequest client = run.inquiry().client();
		try {
			return new Scopes(client, run.inquiry().coerce(inputs.arguments()), inputs.parents(), Optional.empty());
		}
		catch (GraphQLException ex) {
			return new Scopes(client, Map.of(), inputs.parents(),
					Optional.of(Fault.of(Code.BAD_USER_INPUT, "An argument has a value that cannot be used here.")));
		}
	}

	/**
	 * The scope of one row.
	 * @param row the parent
	 * @return what placeholders stand for
	 */
	Scope of(Row row) {
		return new Scope(this.client, this.arguments, row, this.parents);
	}

}
