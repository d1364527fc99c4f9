package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;

import io.sluice.fault.Fault;
import io.sluice.plan.Inputs;
import io.sluice.row.Opened;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * Loads values by key, for all rows at once.
 *
 * @param slot what is filled
 * @param asking what a row asks for
 * @param inputs what the templates read
 * @param selection what is read of the answers, or {@code Absent}
 * @param loading how values are loaded
 * @param unpacking makes the slot's value of what is loaded
 * @param absence what stands in the slot, or for one of several keys in the list, where
 * nothing is
 * @param gate lets values through
 */
record KeyedStep(int slot, Asking asking, Inputs inputs, Object selection, Loading loading, Unpacking unpacking,
		Absence absence, Gate gate) implements ScopedStep {

	@Override
	public void run(Run run, List<Row> rows, Scopes scopes) {
		List<Row> waiting = new ArrayList<>(rows.size());
		List<Object> asked = new ArrayList<>(rows.size());
		Keys keys = new Keys();
		for (Row row : rows) {
			switch (ask(scopes.of(row), keys)) {
				case null -> row.fill(this.slot, this.absence.ofNullKey());
				case Fault fault -> row.fill(this.slot, fault);
				case Object key -> {
					waiting.add(row);
					asked.add(key);
				}
			}
		}
		if (!waiting.isEmpty()) {
			Level level = new Level(run, scopes.of(rows.getFirst()));
			run.await(loader(level).load(keys.all()), (values) -> {
				Gate.Passage passage = this.gate.open(run);
				@Nullable Object[] unpacked = unpacked(values, level);
				for (int i = 0; i < asked.size(); i++) {
					Row row = waiting.get(i);
					row.fill(this.slot, passage.admit(row, this.asking.value(asked.get(i), unpacked)));
				}
				level.complete(passage);
			});
		}
	}

	private @Nullable Object ask(Scope scope, Keys keys) {
		Fault obstacle = scope.obstacle();
		return (obstacle != null) ? obstacle : this.asking.ask(scope, keys);
	}

	private Loader loader(Level level) {
		return level.run().loader(this.loading.key(level.scope().arguments()), () -> new Loader(this.loading, level));
	}

	private @Nullable Object[] unpacked(List<@Nullable Object> values, Opened opened) {
		@Nullable Object[] unpacked = new @Nullable Object[values.size()];
		for (int i = 0; i < unpacked.length; i++) {
			unpacked[i] = switch (values.get(i)) {
				case Missing missing when missing == Missing.UNASKED -> this.absence.ofUnasked();
				case Missing _ -> this.absence.ofMissing();
				case null -> null;
				case Object value -> this.unpacking.unpack(value, opened);
			};
		}
		return unpacked;
	}

}
