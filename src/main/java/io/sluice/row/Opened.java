package io.sluice.row;

/** Is told of rows on which something is left to do once they have been read. */
@FunctionalInterface
public interface Opened {

	/**
	 * A row has been created; its slots are filled when the reader returns.
	 * @param row a row whose layout is active
	 */
	void opened(Row row);

}
