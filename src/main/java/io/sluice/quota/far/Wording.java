package io.sluice.quota.far;

import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Bandwidth;

/** Writes what {@link Script} is to do as its arguments, but the number of the key. */
final class Wording {

	/** As many as a gateway may have, and those that it had before. */
	private static final int MOST = 10_000;

	private final Cache<Allowance, Words> known = Caffeine.newBuilder().maximumSize(MOST).build();

	void add(List<byte[]> arguments, Movement movement) {
		Words words = this.known.get(movement.bucket().allowance(), Words::of);
		arguments.add(words.field());
		arguments.add(number(movement.back()));
		arguments.add(number(movement.tokens()));
		arguments.addAll(words.bandwidths());
	}

	static byte[] number(long number) {
		return Names.bytes(Long.toString(number));
	}

	/**
	 * An allowance.
	 *
	 * @param field where its buckets are
	 * @param bandwidths how many there are, and what each is
	 */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	private record Words(byte[] field, List<byte[]> bandwidths) {

		static Words of(Allowance allowance) {
			List<byte[]> bandwidths = new ArrayList<>();
			bandwidths.add(number(allowance.bandwidths().size()));
			for (Bandwidth bandwidth : allowance.bandwidths()) {
				bandwidths.add(number(bandwidth.amount()));
				bandwidths.add(number(bandwidth.per().toMillis()));
				bandwidths.add(number(bandwidth.burst()));
			}
			return new Words(Names.field(allowance), bandwidths);
		}

	}

}
