package io.sluice.quota.far;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.lettuce.core.RedisException;
import io.sluice.quota.BucketKey;

/**
 * What {@link Script} is asked for at once.
 *
 * @param movements what is to happen, to each bucket once
 */
record Order(List<Movement> movements) {

	/** Where the buckets are. */
	byte[][] keys(Names names) {
		return owners().stream().map(names::key).toArray(byte[][]::new);
	}

	/** What is to happen to them. */
	byte[][] arguments(Wording wording) {
		List<String> owners = owners();
		List<byte[]> arguments = new ArrayList<>(3 * this.movements.size());
		for (Movement movement : this.movements) {
			wording.add(arguments, movement, owners.indexOf(movement.bucket().owner()) + 1);
		}
		return arguments.toArray(byte[][]::new);
	}

	private List<String> owners() {
		return this.movements.stream().map((movement) -> movement.bucket().owner()).distinct().toList();
	}

	/** What the answer means. */
	Outcome outcome(List<Object> answer) {
		int parts = this.movements.stream().mapToInt((movement) -> width(movement.bucket())).sum();
		if (answer.size() != parts + 1 || !answer.stream().allMatch(Long.class::isInstance)) {
			throw new RedisException("a bucket answers otherwise than it was asked");
		}
		List<Debts> debts = new ArrayList<>(this.movements.size());
		int next = 1;
		for (Movement movement : this.movements) {
			int first = next;
			next += width(movement.bucket());
			debts.add(new Debts(movement.bucket(),
					IntStream.range(first, next).mapToLong((index) -> (Long) answer.get(index)).toArray()));
		}
		return new Outcome(this.movements, answer.getFirst().equals(1L), debts);
	}

	private static int width(BucketKey bucket) {
		return bucket.allowance().bandwidths().size();
	}

}
