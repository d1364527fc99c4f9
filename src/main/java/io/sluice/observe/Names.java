package io.sluice.observe;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Names that come from clients, as values of labels: only so many, and none that is very
 * long, since each is kept for as long as the process lives. Safe for use by many
 * threads.
 */
public final class Names {

	/** What stands for all names that there is no room for. */
	public static final String OTHER = "other";

	/** As long as people write names, about. */
	private static final int LONGEST = 100;

	private final ConcurrentMap<String, String> known = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, String> first = new ConcurrentHashMap<>();

	private final int most;

	/**
	 * No names yet.
	 * @param most how many there may be, of those that nobody has vouched for
	 */
	public Names(int most) {
		this.most = most;
	}

	/**
	 * Makes room for names besides.
	 * @param names as many as somebody vouches for
	 */
	public void vouch(Collection<String> names) {
		names.forEach((name) -> this.known.put(name, name));
	}

	/**
	 * The value for a name.
	 * @param name any name
	 * @return the name, or {@link #OTHER}; always the same for a name from when it was
	 * let in
	 */
	public String of(String name) {
		String found = this.known.get(name);
		if (found == null) {
			found = this.first.get(name);
		}
		return (found != null) ? found : letIn(name);
	}

	/** Threads that come at the same moment may let in a few more, one each. */
	private String letIn(String name) {
		if (name.length() > LONGEST || this.first.size() >= this.most) {
			return OTHER;
		}
		this.first.put(name, name);
		return name;
	}

}
