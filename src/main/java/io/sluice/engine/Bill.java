package io.sluice.engine;

import java.util.List;

import io.sluice.plan.FieldUse;

/**
 * What something costs at most.
 *
 * @param cost its cost
 * @param requests how many requests it is
 * @param fields the fields that it asks for, as far as they are limited
 */
public record Bill(long cost, long requests, List<FieldUse> fields) {

	public Bill {
		fields = List.copyOf(fields);
	}

}
