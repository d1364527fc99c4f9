package io.sluice.plan;

import java.util.List;

import io.sluice.fault.Fault;

/**
 * A field of an operation that the caller may not see.
 *
 * @param path the response names that lead to it, without indexes of lists
 * @param field the field
 * @param fault what the client is told
 */
public record RefusedField(List<String> path, FieldPlan field, Fault fault) {

	public RefusedField {
		path = List.copyOf(path);
	}

}
