package io.sluice.command.calls;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.sluice.config.Place;

/** A field that can become expensive, though there is nothing wrong with it. */
public sealed interface Finding {

	/** By file, line and column. */
	Comparator<Finding> ORDER = Comparator.comparing(Finding::place, Place.ORDER).thenComparing(Finding::field);

	/** Where the field is declared. */
	Place place();

	/** The field, such as {@code Product.price}. */
	String field();

	/**
	 * What there is to say of it.
	 * @return a sentence
	 */
	String message();

	/**
	 * A call for each of many parents.
	 *
	 * @param place where the field is declared
	 * @param field the field
	 * @param service the service that is called
	 * @param calls how many calls are made if it is selected once
	 * @param most how many if its root field is asked for several times, by aliases
	 * @param limit how many calls to the service an operation may need
	 * @param operation selects it once
	 * @param sizes how long lists are in the operation, by variable
	 */
	record ManyCalls(Place place, String field, String service, long calls, long most, long limit, String operation,
			Map<String, Integer> sizes) implements Finding {

		public ManyCalls {
			sizes = Map.copyOf(sizes);
		}

		@Override
		public String message() {
			String with = new TreeMap<>(this.sizes).entrySet()
				.stream()
				.map((size) -> ", $" + size.getKey() + " " + size.getValue())
				.collect(Collectors.joining());
			return this.field + " has no batch: up to " + this.calls + " calls to " + this.service + " for "
					+ this.operation + with + ((this.most > this.calls) ? "; up to " + this.most + " with aliases" : "")
					+ ". The limit is " + this.limit + ".";
		}

	}

	/**
	 * A list of objects of which nobody says how long it is.
	 *
	 * @param place where the field is declared
	 * @param field the field
	 * @param assumed how many objects it counts as
	 */
	record AssumedLength(Place place, String field, int assumed) implements Finding {

		@Override
		public String message() {
			return this.field + " may be of any length: it counts as " + this.assumed
					+ " objects. Say by @listSize how long it is.";
		}

	}

}
