package io.sluice.quota.far;

import java.util.List;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluice.blueprint.Allowance;

/** Writes what {@link Script} is to do as its arguments. */
final class Wording {

	/** As many as a gateway may have, and those that it had before. */
	private static final int MOST = 10_000;

	private final Cache<Allowance, Words> known = Caffeine.newBuilder().maximumSize(MOST).build();

	/** Adds the arguments for a movement of a bucket whose key has that number. */
	void add(List<byte[]> arguments, Movement movement, int key) {
		Words words = this.known.get(movement.bucket().allowance(), Words::of);
		arguments.add(words.field());
		arguments.add(Names.bytes(key + " " + movement.back() + " " + movement.tokens()));
		arguments.add(words.bandwidths());
	}

	/**
	 * An allowance.
	 *
	 * @param field where its buckets are
	 * @param bandwidths what they are filled by
	 */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	private record Words(byte[] field, byte[] bandwidths) {

		static Words of(Allowance allowance) {
			return new Words(Names.field(allowance),
					Names.bytes(allowance.bandwidths()
						.stream()
						.map((width) -> width.amount() + " " + width.per().toMillis() + " " + width.burst())
						.collect(Collectors.joining(" "))));
		}

	}

}
