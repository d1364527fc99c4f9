package io.sluice.http.seen;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;

/** The operations that one HTTP request has become. Safe for use by many threads. */
public final class Sightings {

	private static final String NAME = Sightings.class.getName();

	private final Collection<Sighting> all = new ConcurrentLinkedQueue<>();

	private final long began;

	private volatile @Nullable Code refusal;

	private Sightings(long began) {
		this.began = began;
	}

	/**
	 * A request has come in.
	 * @param attributes of the request
	 * @param now nanoseconds since some time
	 * @return finds all operations that are made of it
	 */
	static Sightings of(Map<String, Object> attributes, long now) {
		Sightings sightings = new Sightings(now);
		attributes.put(NAME, sightings);
		return sightings;
	}

	/** A request has become an operation; those on a socket belong to none. */
	static void add(Map<String, Object> attributes, Sighting seen) {
		if (attributes.get(NAME) instanceof Sightings sightings) {
			sightings.all.add(seen);
		}
	}

	/** The request has become no operation, and will not. */
	void refused(Code code) {
		this.refusal = code;
	}

	/** Why it has not, if it was refused. */
	@Nullable Code refusal() {
		return this.refusal;
	}

	/** When it has come in, in nanoseconds since some time. */
	long began() {
		return this.began;
	}

	Collection<Sighting> all() {
		return this.all;
	}

}
