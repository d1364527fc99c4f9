package io.sluice.plan;

import java.util.List;

import io.sluice.fault.Fault;

/**
 * A field of an operation that the caller may not see.
 *
 * @param path the response names that lead to it, without indexes of lists
 * @param field the field
 * @param fault what the client is told
 * @param whole whether nothing of the operation is executed because of it
 */
public record RefusedField(List<String> path, FieldPlan field, Fault fault, boolean whole) {

	public RefusedField {
		path = List.copyOf(path);
	}

}
