package io.sluice.row.protobuf;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.StringJoiner;

/** The messages that stand for a string. */
final class WellKnown {

	private WellKnown() {
	}

	/**
	 * Reads a {@code google.protobuf.Timestamp}.
	 * @param input stands before its content
	 * @return an instant as in RFC 3339
	 */
	static String timestamp(WireInput input) {
		try {
			Parts parts = Parts.read(input);
			return Rfc3339.of(parts.seconds(), parts.nanos());
		}
		catch (DateTimeException | ArithmeticException ex) {
			throw new MalformedMessageException("a time that no calendar has");
		}
	}

	/**
	 * Reads a {@code google.protobuf.Duration}.
	 * @param input stands before its content
	 * @return a duration as in ISO 8601
	 */
	static String duration(WireInput input) {
		try {
			Parts parts = Parts.read(input);
			return Duration.ofSeconds(parts.seconds(), parts.nanos()).toString();
		}
		catch (ArithmeticException ex) {
			throw new MalformedMessageException("a duration without end");
		}
	}

	/**
	 * Reads a {@code google.protobuf.FieldMask}.
	 * @param input stands before its content
	 * @return its paths
	 */
	static String fieldMask(WireInput input) {
		StringJoiner paths = new StringJoiner(",");
		while (input.hasMore()) {
			int tag = input.tag();
			if (WireInput.number(tag) == 1) {
				input.check(tag, WireInput.DELIMITED);
				paths.add(input.string());
			}
			else {
				input.skip(tag);
			}
		}
		return paths.toString();
	}

	/** What timestamps and durations are made of. */
	private record Parts(long seconds, int nanos) {

		static Parts read(WireInput input) {
			long seconds = 0;
			int nanos = 0;
			while (input.hasMore()) {
				int tag = input.tag();
				switch (WireInput.number(tag)) {
					case 1 -> {
						input.check(tag, WireInput.VARINT);
						seconds = input.varint();
					}
					case 2 -> {
						input.check(tag, WireInput.VARINT);
						nanos = (int) input.varint();
					}
					default -> input.skip(tag);
				}
			}
			return new Parts(seconds, nanos);
		}

	}

}
