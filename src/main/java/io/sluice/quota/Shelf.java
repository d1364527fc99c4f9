package io.sluice.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;

/**
 * The buckets of this process that are not full. One is forgotten when it has not been
 * asked for until it must be full: that is what a new one is, and so nothing is won by
 * having buckets forgotten. Where there are too many to add another, newcomers share a
 * fixed number of them, so that who has many names gets less for each, and not more.
 */
final class Shelf {

	private static final int SHARED = 1 << 10;

	private final int most;

	private final Filling filling;

	private final TimeMeter time;

	private final Cache<BucketKey, CountedBucket> own;

	private final Cache<BucketKey, CountedBucket> shared;

	/**
	 * An empty shelf.
	 * @param most buckets that are not shared
	 * @param filling how they are filled
	 * @param time how much has passed
	 */
	Shelf(int most, Filling filling, TimeMeter time) {
		this.most = most;
		this.filling = filling;
		this.time = time;
		Caffeine<BucketKey, CountedBucket> forgetful = Caffeine.newBuilder()
			.ticker(time::currentTimeNanos)
			// it takes less than to wake another thread for it, every sixteenth time that
			// it is asked
			.executor(Runnable::run)
			.expireAfter(Expiry.accessing((_, bucket) -> bucket.fills()));
		this.own = forgetful.build();
		this.shared = forgetful.build();
	}

	/** A bucket, a full one if there is none. */
	CountedBucket bucket(BucketKey key) {
		CountedBucket bucket = this.own.getIfPresent(key);
		if (bucket != null) {
			return bucket;
		}
		return hasRoom() ? this.own.get(key, this::filled) : this.shared.get(crowd(key), this::filled);
	}

	private boolean hasRoom() {
		if (this.own.estimatedSize() < this.most) {
			return true;
		}
		this.own.cleanUp();
		return this.own.estimatedSize() < this.most;
	}

	private static BucketKey crowd(BucketKey key) {
		int mixed = key.owner().hashCode() * 0x9E3779B9;
		return new BucketKey(String.valueOf((mixed >>> 16) % SHARED), key.allowance());
	}

	private CountedBucket filled(BucketKey key) {
		LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(this.time);
		this.filling.of(key.allowance()).forEach(builder::addLimit);
		return new CountedBucket(builder.build(), this.filling.fills(key.allowance()));
	}

}
