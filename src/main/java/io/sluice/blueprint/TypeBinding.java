package io.sluice.blueprint;

import java.util.List;

/**
 * How the objects of a type are fetched by key.
 *
 * @param type the name of the object type
 * @param keyFields the members of its key, as in {@code @key(fields:)}; one or more
 * @param call the call; with a batch, it is made for many keys ({@link Batch#key()} is
 * empty), else for one
 */
public record TypeBinding(String type, List<String> keyFields, ServiceCall call) {

	public TypeBinding {
		keyFields = List.copyOf(keyFields);
	}

}
