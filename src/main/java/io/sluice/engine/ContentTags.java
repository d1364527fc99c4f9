package io.sluice.engine;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.Contents;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.Values;
import io.sluice.row.RowList;
import io.sluice.row.Slice;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The names of a value, and of all objects that stand inside of it, however deep. Whole
 * values are read for that, when they are kept: nobody knows yet which of their objects
 * will be asked for. Immutable.
 *
 * @param own the names of the value
 * @param contents which objects there can be, and their names
 * @param path where the value stands in what is read
 */
record ContentTags(Tags own, Contents contents, JsonPath path) implements Tags {

	/**
	 * Names what stands inside, too.
	 * @param own the names of the value
	 * @param contents which objects there can be, and their names
	 * @param path where the value stands in what is read
	 * @return the same as {@code own} if nothing inside has a name
	 */
	static Tags of(Tags own, Contents contents, JsonPath path) {
		return contents.parts().isEmpty() ? own : new ContentTags(own, contents, path);
	}

	@Override
	public List<String> of(@Nullable Object value, Values values) {
		Set<String> names = new LinkedHashSet<>(this.own.of(value, values));
		addSlices(value, names);
		return List.copyOf(names);
	}

	private void addSlices(@Nullable Object value, Set<String> names) {
		switch (value) {
			case Slice slice -> new Walk(names).add(this.path.in(tree(slice)), this.contents.roots());
			case RowList list -> {
				for (int i = 0; i < list.size(); i++) {
					addSlices(list.element(i), names);
				}
			}
			case null, default -> {
				// nothing that has a name
			}
		}
	}

	private static @Nullable Object tree(Slice slice) {
		try {
			return slice.tree();
		}
		catch (JacksonException ex) {
			// nobody will be able to read it
			return null;
		}
	}

	/**
	 * A walk through all objects of one value. Each is looked at once as each of the
	 * types that it could be, however many ways lead to it: an object can be a property
	 * of itself, and where it could be of several types, so could all that is inside of
	 * it.
	 */
	private final class Walk {

		private final IdentityHashMap<Map<?, ?>, Set<String>> seen = new IdentityHashMap<>();

		private final Set<String> names;

		Walk(Set<String> names) {
			this.names = names;
		}

		/** One that could be of several types has the names of all of them. */
		void add(@Nullable Object value, List<String> types) {
			switch (value) {
				case List<?> list -> list.forEach((element) -> add(element, types));
				case Map<?, ?> object -> types.forEach((type) -> add(object, type));
				case null, default -> {
					// no object
				}
			}
		}

		private void add(Map<?, ?> object, String type) {
			Contents.Part part = ContentTags.this.contents.parts().get(type);
			if (part != null && this.seen.computeIfAbsent(object, (_) -> new HashSet<>()).add(type)) {
				part.tags()
					.forEach((tag) -> Tags.add(tag.evaluate((reference) -> (reference.root() == Root.RESULT)
							? reference.path().in(object) : Absent.ABSENT), this.names));
				part.members().forEach((member) -> add(member.path().in(object), member.types()));
			}
		}

	}

}
