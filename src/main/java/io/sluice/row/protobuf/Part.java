package io.sluice.row.protobuf;

/**
 * A part of a message that can be read on its own.
 *
 * @param content what the bytes say
 * @param bytes hold it; not to be modified
 * @param from where it begins
 * @param to where it ends, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Part(Content content, byte[] bytes, int from, int to) {

	/**
	 * Goes over all members. What is in them is not looked at: somebody may never ask for
	 * it.
	 * @throws tools.jackson.core.JacksonException if one of them has no end, or is none
	 */
	public void skip() {
		WireInput input = new WireInput().at(new Span(this.bytes, this.from, this.to));
		while (input.hasMore()) {
			input.skip(input.tag());
		}
	}

}
