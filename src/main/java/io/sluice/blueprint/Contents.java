package io.sluice.blueprint;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects that a fetched value is made of, those inside of other ones included, by
 * what its JSON says. Whoever purges one of them purges the value.
 *
 * @param types the names of all types that they have
 * @param roots the object types that the value, or its elements, can be
 * @param parts by object type, its own names, and where there are objects inside of its
 * objects; nothing at all if none that stands inside of another one has a name
 */
public record Contents(Set<String> types, List<String> roots, Map<String, Part> parts) {

	public Contents {
		types = Set.copyOf(types);
		roots = List.copyOf(roots);
		parts = Map.copyOf(parts);
	}

	/**
	 * The objects of a type.
	 *
	 * @param tags give the names of each; what is null or nothing is no name
	 * @param members where there are other ones inside
	 */
	public record Part(List<Template> tags, List<Member> members) {

		public Part {
			tags = List.copyOf(tags);
			members = List.copyOf(members);
		}

	}

	/**
	 * Where there are objects inside of another one.
	 *
	 * @param path where, from that one
	 * @param types the object types that they can be
	 */
	public record Member(JsonPath path, List<String> types) {

		public Member {
			types = List.copyOf(types);
		}

	}

}
