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

}
