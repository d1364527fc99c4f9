package io.sluice.sample.reviews;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes reviews up. */
final class ReviewsSeed {

	private static final Instant FIRST = Instant.parse("2025-01-05T10:00:00Z");

	private static final List<List<String>> TITLES = List.of(List.of("Broke at once", "Not for me"),
			List.of("Expected more", "Hm"), List.of("Does its job", "Fair enough"),
			List.of("Good value", "Happy with it"), List.of("Best I ever had", "Would buy again"));

	private static final List<List<String>> BODIES = List.of(
			List.of("It lasted a week. The replacement lasted two.", "Looks nothing like the picture."),
			List.of("The idea is good, the finish is not.", "Came late and scratched."),
			List.of("Nothing special, nothing wrong.", "Fine for the price."),
			List.of("Solid, and nicer than I thought.", "My second one. The first still works."),
			List.of("I use it every day and still like to look at it.", "Gave one to everybody I know."));

	private final Random random;

	private final List<String> customerIds;

	ReviewsSeed(long seed, List<String> customerIds) {
		this.random = new Random(seed);
		this.customerIds = customerIds;
	}

	/** Three to nine reviews of each product, none of each fortieth. */
	Stream<Review> of(List<Long> productIds) {
		return productIds.stream()
			.filter((id) -> id % 40 != 0)
			.flatMap((id) -> IntStream.range(0, this.random.nextInt(3, 10)).mapToObj((number) -> review(id)));
	}

	private Review review(long productId) {
		int stars = Math.max(1, 5 - Math.min(this.random.nextInt(6), this.random.nextInt(6)));
		return new Review(0, productId, any(this.customerIds), stars, any(TITLES.get(stars - 1)),
				any(BODIES.get(stars - 1)), this.random.nextBoolean(), this.random.nextInt(25),
				FIRST.plus(Duration.ofMinutes(this.random.nextLong(400_000))));
	}

	private <T> T any(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
