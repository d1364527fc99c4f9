package io.sluice.downstream.message;

import java.util.ArrayList;
import java.util.List;

/** A value cannot be written as the type of its member. The value itself is not told. */
public final class UnfitException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Object> path;

	private final String reason;

	private UnfitException(List<Object> path, String reason) {
		super(null, null, false, false);
		this.path = path;
		this.reason = reason;
	}

	/**
	 * A value that does not fit.
	 * @param reason why not, in words that follow a colon
	 */
	UnfitException(String reason) {
		this(List.of(), reason);
	}

	/**
	 * The same, seen from further outside.
	 * @param step the name of the member, or the index of the element, that holds the
	 * value
	 * @return the exception to be thrown
	 */
	UnfitException below(Object step) {
		List<Object> longer = new ArrayList<>(this.path.size() + 1);
		longer.add(step);
		longer.addAll(this.path);
		return new UnfitException(List.copyOf(longer), this.reason);
	}

	/** What is wrong, for the client. */
	@Override
	public String getMessage() {
		return (this.path.isEmpty() ? "The request" : "The value of \"" + place() + '"') + " does not fit: "
				+ this.reason + '.';
	}

	private String place() {
		StringBuilder text = new StringBuilder();
		for (Object step : this.path) {
			if (step instanceof Integer index) {
				text.append('[').append(index.intValue()).append(']');
			}
			else {
				text.append(text.isEmpty() ? "" : ".").append(step);
			}
		}
		return text.toString();
	}

	/**
	 * Where the value was to stand.
	 * @return names of members as in the proto file, and indexes, outermost first; empty
	 * for the message itself
	 */
	public List<Object> path() {
		return this.path;
	}

}
