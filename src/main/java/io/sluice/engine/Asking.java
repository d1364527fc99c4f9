package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Template;
import io.sluice.fault.Fault;
import io.sluice.row.RowList;
import org.jspecify.annotations.Nullable;

/** What the rows of a layout ask a loader for. */
sealed interface Asking {

	/**
	 * What a row asks for.
	 * @param scope the row's scope
	 * @return the key or keys, {@code null} if there is none, or a fault
	 */
	@Nullable Object key(Scope scope);

	/**
	 * Adds keys to those that are loaded.
	 * @param key what {@link #key} gave
	 * @param keys all keys of all rows
	 */
	void collect(Object key, Set<BatchKey> keys);

	/**
	 * What a row gets.
	 * @param key what {@link #key} gave
	 * @param values the values of all keys
	 * @return the slot's value
	 */
	@Nullable Object value(Object key, Map<BatchKey, @Nullable Object> values);

	private static @Nullable Object batchKey(@Nullable Object value, Fault mismatch) {
		return switch (value) {
			case null -> null;
			case Absent _ -> null;
			case Map<?, ?> _ -> mismatch;
			case List<?> _ -> mismatch;
			default -> BatchKey.of(value);
		};
	}

	private static @Nullable Object compositeKey(Map<?, ?> members, Template.ObjectOf template, Fault mismatch) {
		if (members.values().stream().anyMatch((member) -> member instanceof Map || member instanceof List)) {
			return mismatch;
		}
		boolean complete = members.size() == template.members().size();
		return complete ? BatchKey.of(members) : null;
	}

	/**
	 * One key for each row.
	 *
	 * @param key the key's template
	 * @param mismatch the fault of a value that is no key
	 */
	record ForOne(Key key, Fault mismatch) implements Asking {

		@Override
		public @Nullable Object key(Scope scope) {
			return switch (this.key) {
				case Key.Single(var template) -> batchKey(template.evaluate(scope), this.mismatch);
				case Key.Composite(var template) -> compositeKey(template.evaluate(scope), template, this.mismatch);
			};
		}

		@Override
		public void collect(Object key, Set<BatchKey> keys) {
			keys.add((BatchKey) key);
		}

		@Override
		public @Nullable Object value(Object key, Map<BatchKey, @Nullable Object> values) {
			return values.get((BatchKey) key);
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
		public @Nullable Object key(Scope scope) {
			return switch (this.key.template().evaluate(scope)) {
				case null -> null;
				case Absent _ -> null;
				case List<?> values -> {
					List<@Nullable Object> keys = new ArrayList<>(values.size());
					values.forEach((value) -> keys.add(batchKey(value, this.mismatch)));
					yield keys;
				}
				case Object _ -> this.mismatch;
			};
		}

		@Override
		public void collect(Object key, Set<BatchKey> keys) {
			for (Object one : (List<?>) key) {
				if (one instanceof BatchKey given) {
					keys.add(given);
				}
			}
		}

		@Override
		public Object value(Object key, Map<BatchKey, @Nullable Object> values) {
			List<?> keys = (List<?>) key;
			RowList list = new RowList(keys.size());
			for (Object one : keys) {
				list.append((one instanceof BatchKey given) ? values.get(given) : one);
			}
			return list;
		}

	}

}
