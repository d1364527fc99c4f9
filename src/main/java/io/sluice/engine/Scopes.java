package io.sluice.engine;

import java.util.Map;

import io.sluice.plan.ParentSlots;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of one field's rows: what they have in common.
 *
 * @param inquiry what the client asked for
 * @param arguments the coerced arguments
 * @param parents where rows hold what is read of them
 * @param selection what is read of the answers, or {@code Absent}
 */
record Scopes(Inquiry inquiry, Map<String, @Nullable Object> arguments, ParentSlots parents, Object selection) {

	/**
	 * The scope of one row.
	 * @param row the parent
	 * @return what placeholders stand for
	 */
	Scope of(Row row) {
		return new Scope(this.inquiry, this.arguments, row, this.parents, this.selection);
	}

}
