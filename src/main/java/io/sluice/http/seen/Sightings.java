package io.sluice.http.seen;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The operations that one HTTP request has become. Safe for use by many threads. */
public final class Sightings {

	private static final String NAME = Sightings.class.getName();

	private final Collection<Sighting> all = new ConcurrentLinkedQueue<>();

	private Sightings() {
	}

	/**
	 * A request has come in.
	 * @param attributes of the request
	 * @return finds all operations that are made of it
	 */
	public static Sightings of(Map<String, Object> attributes) {
		Sightings sightings = new Sightings();
		attributes.put(NAME, sightings);
		return sightings;
	}

	/** A request has become an operation; those on a socket belong to none. */
	static void add(Map<String, Object> attributes, Sighting seen) {
		if (attributes.get(NAME) instanceof Sightings sightings) {
			sightings.all.add(seen);
		}
	}

	/**
	 * Whether the request has become no operation.
	 * @return whether there is none as yet
	 */
	public boolean isEmpty() {
		return this.all.isEmpty();
	}

}
