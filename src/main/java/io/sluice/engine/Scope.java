package io.sluice.engine;

import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Values;
import io.sluice.fault.Fault;
import io.sluice.plan.ParentSlots;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/** What the placeholders of one field stand for. Used by one thread at a time. */
final class Scope implements Values {

	private static final JsonPath IDEMPOTENCY_KEY = JsonPath.of("idempotencyKey");

	private final Inquiry inquiry;

	private final Map<String, @Nullable Object> arguments;

	private final Row row;

	private final ParentSlots parents;

	private final Object selection;

	private @Nullable String idempotencyKey;

	/**
	 * The scope of a field of a row.
	 * @param inquiry what the client asked for
	 * @param arguments the field's coerced arguments
	 * @param row the parent
	 * @param parents where the parent holds what is read of it
	 * @param selection what is read of the answer, or {@link Absent#ABSENT}
	 */
	Scope(Inquiry inquiry, Map<String, @Nullable Object> arguments, Row row, ParentSlots parents, Object selection) {
		this.inquiry = inquiry;
		this.arguments = arguments;
		this.row = row;
		this.parents = parents;
		this.selection = selection;
	}

	/**
	 * The field's coerced arguments.
	 * @return their values by name
	 */
	Map<String, @Nullable Object> arguments() {
		return this.arguments;
	}

	@Override
	public @Nullable Object value(Reference reference) {
		return switch (reference.root()) {
			case ARGS -> reference.path().in(this.arguments);
			case PARENT -> this.row.slot(this.parents.slot(reference));
			case REQUEST -> request(reference);
			case SELECTION -> this.selection;
			case CLAIMS, TOKEN, HEADERS -> this.inquiry.value(reference);
			case KEYS, KEY, RESULT -> Absent.ABSENT;
		};
	}

	/**
	 * What is wrong with the parent's JSON, where a placeholder reads it.
	 * @return the fault, or {@code null} if there is none
	 */
	@Nullable Fault obstacle() {
		for (int slot : this.parents.slots()) {
			if (this.row.slot(slot) instanceof Fault fault) {
				return fault;
			}
		}
		return null;
	}

	/**
	 * This scope for one call of a batch.
	 * @param keys all keys of the call, as they are sent
	 * @return knows {@code keys}
	 */
	Values withKeys(List<Object> keys) {
		Scope call = forOneCall();
		return (reference) -> (reference.root() == Reference.Root.KEYS) ? members(keys, reference.path())
				: call.value(reference);
	}

	/**
	 * This scope for the call of one key.
	 * @param key the key, as it is sent
	 * @return knows {@code key}
	 */
	Values withKey(Object key) {
		Scope call = forOneCall();
		return (reference) -> (reference.root() == Reference.Root.KEY) ? reference.path().in(key)
				: call.value(reference);
	}

	/** Calls for other keys are no repetitions of each other. */
	private Scope forOneCall() {
		return new Scope(this.inquiry, this.arguments, this.row, this.parents, this.selection);
	}

	private static Object members(List<Object> keys, JsonPath path) {
		return path.isRoot() ? keys : keys.stream().map(path::in).toList();
	}

	private @Nullable Object request(Reference reference) {
		return reference.path().equals(IDEMPOTENCY_KEY) ? idempotencyKey() : this.inquiry.value(reference);
	}

	/** One for a call, wherever the call says it. */
	private String idempotencyKey() {
		String key = this.idempotencyKey;
		if (key == null) {
			key = this.inquiry.client().idempotencyKeys().get();
			this.idempotencyKey = key;
		}
		return key;
	}

}
