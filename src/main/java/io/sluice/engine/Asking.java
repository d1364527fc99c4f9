package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Template;
import io.sluice.fault.Fault;
import io.sluice.row.RowList;
import org.jspecify.annotations.Nullable;

/** What the rows of a layout ask a loader for. */
sealed interface Asking {

	/**
	 * Asks for what a row needs.
	 * @param scope the row's scope
	 * @param keys all keys of all rows
	 * @return for {@link #value}; {@code null} if there is no key, or a fault
	 */
	@Nullable Object ask(Scope scope, Keys keys);

	/**
	 * What a row gets.
	 * @param asked what {@link #ask} gave
	 * @param values the values of all keys
	 * @return the slot's value
	 */
	@Nullable Object value(Object asked, @Nullable Object[] values);

	private static @Nullable Object ask(@Nullable Object value, Keys keys, Fault mismatch) {
		return switch (value) {
			case null -> null;
			case Absent _ -> null;
			case Map<?, ?> _ -> mismatch;
			case List<?> _ -> mismatch;
			default -> keys.ask(value);
		};
	}

	private static @Nullable Object ask(Map<?, ?> members, Template.ObjectOf template, Keys keys, Fault mismatch) {
		if (members.values().stream().anyMatch((member) -> member instanceof Map || member instanceof List)) {
			return mismatch;
		}
		boolean complete = members.size() == template.members().size();
		return complete ? keys.ask(members) : null;
	}

	/**
	 * One key for each row.
	 *
	 * @param key the key's template
	 * @param mismatch the fault of a value that is no key
	 */
	record ForOne(Key key, Fault mismatch) implements Asking {

		@Override
		public @Nullable Object ask(Scope scope, Keys keys) {
			return switch (this.key) {
				case Key.Single(var template) -> Asking.ask(template.evaluate(scope), keys, this.mismatch);
				case Key.Composite(var template) -> Asking.ask(template.evaluate(scope), template, keys, this.mismatch);
			};
		}

		@Override
		public @Nullable Object value(Object asked, @Nullable Object[] values) {
			return values[(Integer) asked];
		}

	}

	/**
	 * A list of keys for each row.
	 *
	 * @param key the template of the list
	 * @param mismatch the fault of a value that is no list of keys
	 */
	record ForMany(Key key, Fault mismatch) implements Asking {

		@Override
		public @Nullable Object ask(Scope scope, Keys keys) {
			return switch (this.key.template().evaluate(scope)) {
				case null -> null;
				case Absent _ -> null;
				case List<?> values -> {
					List<@Nullable Object> asked = new ArrayList<>(values.size());
					values.forEach((value) -> asked.add(Asking.ask(value, keys, this.mismatch)));
					yield asked;
				}
				case Object _ -> this.mismatch;
			};
		}

		@Override
		public Object value(Object asked, @Nullable Object[] values) {
			List<?> elements = (List<?>) asked;
			RowList list = new RowList(elements.size());
			for (Object one : elements) {
				list.append((one instanceof Integer position) ? values[position] : one);
			}
			return list;
		}

	}

}
