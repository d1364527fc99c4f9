package io.sluice.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.ServiceCall;

/**
 * Where a value stands in what is read, and where its key stands in the value: of a value
 * that is missing, the key is all there is to know.
 *
 * @param path where the value stands
 * @param keys what would stand at places in the value
 */
record ValuePlace(JsonPath path, Map<JsonPath, Reference> keys) {

	ValuePlace {
		keys = Map.copyOf(keys);
	}

	/**
	 * The place of a value that nobody asks for by key.
	 * @param path where it stands
	 */
	ValuePlace(JsonPath path) {
		this(path, Map.of());
	}

	/**
	 * The place of a value by key. The key stands where the batch looks for it, or else
	 * where its fields are called as they are in the schema.
	 * @param path where the value stands
	 * @param call is made for keys
	 * @param fields the members of the key; none if they have no names
	 * @return the place
	 */
	static ValuePlace of(JsonPath path, ServiceCall call, List<String> fields) {
		return new ValuePlace(path, switch (call.batch().map(Batch::match).orElse(null)) {
			case Match.ByPath(var single) -> Map.of(single, key(JsonPath.ROOT));
			case Match.ByPaths(var paths) -> paths.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getValue, (member) -> key(JsonPath.of(member.getKey())),
						(first, _) -> first));
			case Match.ByMember _, Match.ByIndex _ -> named(call, fields);
			case null -> named(call, fields);
		});
	}

	private static Map<JsonPath, Reference> named(ServiceCall call, List<String> fields) {
		return fields.stream()
			.collect(Collectors.toMap((field) -> JsonPath.of(call.service().naming().wireName(field)),
					(field) -> key((fields.size() == 1) ? JsonPath.ROOT : JsonPath.of(field)), (first, _) -> first));
	}

	private static Reference key(JsonPath path) {
		return new Reference(Root.KEY, path);
	}

	/** The same value, read by itself. */
	ValuePlace apart() {
		return new ValuePlace(JsonPath.ROOT, this.keys);
	}

}
