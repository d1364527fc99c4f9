package io.sluice.config;

/**
 * Where something is written.
 *
 * @param file the file, relative to the gateway's home
 * @param line counted from 1; 0 if unknown
 * @param column counted from 1; 0 if unknown
 */
public record Place(String file, int line, int column) {

	@Override
	public String toString() {
		return (this.line == 0) ? this.file : this.file + ":" + this.line + ":" + this.column;
	}

}
