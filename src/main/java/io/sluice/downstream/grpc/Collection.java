package io.sluice.downstream.grpc;

import java.io.ByteArrayOutputStream;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one stream, as the wire form of a message that has them all in one
 * repeated member. Used by one thread at a time.
 */
final class Collection {

	/** Member 1, delimited by its length. */
	private static final int TAG = (1 << 3) | 2;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final long maxSize;

	private final ServiceFaults faults;

	private final Freshness freshness;

	private @Nullable Answer failure;

	/**
	 * An empty collection.
	 * @param maxSize the most bytes of all messages together
	 * @param faults what to say if there are more
	 * @param freshness how long the stream holds, however many messages it has
	 */
	Collection(long maxSize, ServiceFaults faults, Freshness freshness) {
		this.maxSize = maxSize;
		this.faults = faults;
		this.freshness = freshness;
	}

	/**
	 * Adds a message.
	 * @param answer a message, or why none follows
	 * @return whether nothing more can be added
	 */
	boolean add(Answer answer) {
		switch (answer) {
			case Answer.Payload(var message, var _) -> add(message);
			case Answer.Rejected _, Answer.Failed _, Answer.NotModified _ -> this.failure = answer;
		}
		return this.failure != null;
	}

	private void add(byte[] message) {
		if (this.bytes.size() + (long) message.length > this.maxSize) {
			this.failure = this.faults
				.tooLarge("the messages of a collected stream have more than " + this.maxSize + " bytes");
			return;
		}
		this.bytes.write(TAG);
		int rest = message.length;
		while (rest > 0x7F) {
			this.bytes.write((rest & 0x7F) | 0x80);
			rest >>>= 7;
		}
		this.bytes.write(rest);
		this.bytes.writeBytes(message);
	}

	/**
	 * What became of the stream.
	 * @return all messages, or why there are none
	 */
	Answer answer() {
		return (this.failure != null) ? this.failure : new Answer.Payload(this.bytes.toByteArray(), this.freshness);
	}

}
