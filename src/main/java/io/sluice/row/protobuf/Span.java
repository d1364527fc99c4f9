package io.sluice.row.protobuf;

/**
 * A part of an array.
 *
 * @param array holds the bytes; not to be modified
 * @param from where the part begins
 * @param to where it ends, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Span(byte[] array, int from, int to) {

	static final Span EMPTY = new Span(new byte[0], 0, 0);

}
