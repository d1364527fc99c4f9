package io.sluice.blueprint;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** How a field gets its value. */
public sealed interface Binding {

	/**
	 * Shows all placeholders that the value is made or asked for with, those of keys
	 * included.
	 * @param visitor sees each of them
	 */
	void references(Consumer<Reference> visitor);

	/**
	 * Whether one caller may get another value than another, as far as this is seen here:
	 * parents have bindings of their own.
	 * @return {@code false} if nothing that is known of the caller makes a difference
	 */
	default boolean dependsOnCaller() {
		AtomicBoolean depends = new AtomicBoolean();
		references((reference) -> {
			if (reference.isOfCaller()) {
				depends.set(true);
			}
		});
		return depends.get();
	}

	/**
	 * A property of the parent's JSON.
	 *
	 * @param path where it stands; empty if it has the field's name in the naming of the
	 * service that the parent came from
	 */
	record Property(Optional<JsonPath> path) implements Binding {

		@Override
		public void references(Consumer<Reference> visitor) {
			// the parent has what it is read from
		}

	}

	/**
	 * A template over parent and arguments.
	 *
	 * @param of the template; its names are taken as written, whatever the naming
	 */
	record Value(Template of) implements Binding {

		@Override
		public void references(Consumer<Reference> visitor) {
			this.of.references(visitor);
		}

	}

	/**
	 * A call to a service.
	 *
	 * @param call what to send and how to read the answer
	 * @param path where the field's value stands in what the call selects, for a batch in
	 * each element
	 */
	record Call(ServiceCall call, JsonPath path) implements Binding {

		@Override
		public void references(Consumer<Reference> visitor) {
			this.call.batch().flatMap(Batch::key).ifPresent((key) -> key.template().references(visitor));
			this.call.references(visitor);
		}

		@Override
		public boolean dependsOnCaller() {
			return Binding.super.dependsOnCaller() || Identity.of(this.call).dependsOnCaller();
		}

	}

	/**
	 * The object of a type, by its key. On a list field the key is a list, and the field
	 * has one element per key, in its order.
	 *
	 * @param key the key that the parent asks for
	 * @param type how the type is fetched
	 */
	record Lookup(Key key, TypeBinding type) implements Binding {

		@Override
		public void references(Consumer<Reference> visitor) {
			this.key.template().references(visitor);
			this.type.call().references(visitor);
		}

		@Override
		public boolean dependsOnCaller() {
			return Binding.super.dependsOnCaller() || Identity.of(this.type.call()).dependsOnCaller();
		}

	}

}
