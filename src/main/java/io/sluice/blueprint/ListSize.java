package io.sluice.blueprint;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How long the list of a field is at most, compiled from {@code @listSize}.
 *
 * @param assumed the length if no argument says it
 * @param slicing the arguments that say it
 * @param sizedFields the fields of the value whose lists have this length; if there are
 * any, the field itself has not
 * @param oneRequired whether exactly one of the arguments must be given
 */
public record ListSize(OptionalInt assumed, List<Slicing> slicing, Set<String> sizedFields, boolean oneRequired) {

	public ListSize {
		slicing = List.copyOf(slicing);
		sizedFields = Set.copyOf(sizedFields);
	}

	/**
	 * An argument that says how long a list is.
	 *
	 * @param path its name, then names of input fields; not empty
	 * @param usual its value where nothing is given, if there is one
	 */
	public record Slicing(List<String> path, OptionalInt usual) {

		public Slicing {
			path = List.copyOf(path);
		}

		@Override
		public String toString() {
			return String.join(".", this.path);
		}

	}

}
