package io.sluice.config;

import java.util.Comparator;

/**
 * Where something is written.
 *
 * @param file the file, relative to the gateway's home
 * @param line counted from 1; 0 if unknown
 * @param column counted from 1; 0 if unknown
 */
public record Place(String file, int line, int column) {

	/** By file, line and column. */
	public static final Comparator<Place> ORDER = Comparator.comparing(Place::file)
		.thenComparingInt(Place::line)
		.thenComparingInt(Place::column);

	@Override
	public String toString() {
		return (this.line == 0) ? this.file : this.file + ":" + this.line + ":" + this.column;
	}

}
