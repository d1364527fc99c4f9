package io.sluice.blueprint;

import java.util.Optional;

/** How a field gets its value. */
public sealed interface Binding {

	/**
	 * A property of the parent's JSON.
	 *
	 * @param path where it stands; empty if it has the field's name in the naming of the
	 * service that the parent came from
	 */
	record Property(Optional<JsonPath> path) implements Binding {

	}

	/**
	 * A template over parent and arguments.
	 *
	 * @param of the template; its names are taken as written, whatever the naming
	 */
	record Value(Template of) implements Binding {

	}

	/**
	 * A call to a service.
	 *
	 * @param call what to send and how to read the answer
	 * @param path where the field's value stands in what the call selects, for a batch in
	 * each element
	 */
	record Call(ServiceCall call, JsonPath path) implements Binding {

	}

	/**
	 * The object of a type, by its key. On a list field the key is a list, and the field
	 * has one element per key, in its order.
	 *
	 * @param key the key that the parent asks for
	 * @param type how the type is fetched
	 */
	record Lookup(Key key, TypeBinding type) implements Binding {

	}

}
