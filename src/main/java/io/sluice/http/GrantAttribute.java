package io.sluice.http;

import java.util.Map;

import io.sluice.access.Grant;

/** Keeps on a request, and on all that is made of it, what whoever asks may ask as. */
public final class GrantAttribute {

	private static final String NAME = Grant.class.getName();

	private GrantAttribute() {
	}

	/**
	 * Keeps a grant.
	 * @param attributes of a request
	 * @param grant what was found out
	 */
	public static void put(Map<String, Object> attributes, Grant grant) {
		attributes.put(NAME, grant);
	}

	/**
	 * Looks a grant up.
	 * @param attributes of a request
	 * @return the grant
	 * @throws IllegalStateException if none was kept: a way on which nobody has found out
	 * who asks is closed, not open to all
	 */
	public static Grant get(Map<String, Object> attributes) {
		if (attributes.get(NAME) instanceof Grant grant) {
			return grant;
		}
		throw new IllegalStateException("nobody has found out who asks");
	}

}
