package io.sluice.row.protobuf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes an instant as {@link Instant#toString} does, several times as fast where years
 * have four digits.
 */
final class Rfc3339 {

	private static final long FIRST = -62_167_219_200L;

	private static final long LAST = 253_402_300_799L;

	private static final int SECONDS_OF_DAY = 86_400;

	private final byte[] text = "0000-00-00T00:00:00.000000000Z".getBytes(StandardCharsets.ISO_8859_1);

	private Rfc3339(LocalDate day, int second) {
		write(0, 4, day.getYear());
		write(5, 2, day.getMonthValue());
		write(8, 2, day.getDayOfMonth());
		write(11, 2, second / 3600);
		write(14, 2, second / 60 % 60);
		write(17, 2, second % 60);
	}

	/**
	 * Writes an instant.
	 * @param seconds since 1970
	 * @param nanos of the second
	 * @return a date and time in UTC, with as many groups of three decimals as it needs
	 */
	static String of(long seconds, int nanos) {
		if (seconds < FIRST || seconds > LAST || nanos < 0 || nanos >= 1_000_000_000) {
			return Instant.ofEpochSecond(seconds, nanos).toString();
		}
		LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
		return new Rfc3339(day, Math.floorMod(seconds, SECONDS_OF_DAY)).text(nanos);
	}

	private String text(int nanos) {
		int digits = digits(nanos);
		int end = 19;
		if (digits > 0) {
			write(20, 9, nanos);
			end += 1 + digits;
		}
		this.text[end] = 'Z';
		return new String(this.text, 0, end + 1, StandardCharsets.ISO_8859_1);
	}

	private static int digits(int nanos) {
		if (nanos == 0) {
			return 0;
		}
		if (nanos % 1_000_000 == 0) {
			return 3;
		}
		return (nanos % 1000 == 0) ? 6 : 9;
	}

	private void write(int from, int digits, int number) {
		int rest = number;
		for (int at = from + digits - 1; at >= from; at--) {
			this.text[at] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
	}

}
