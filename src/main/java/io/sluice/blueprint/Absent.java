package io.sluice.blueprint;

/** A value that was not given, as opposed to one that is {@code null}. */
public enum Absent {

	/** The one absent value. */
	ABSENT

}
