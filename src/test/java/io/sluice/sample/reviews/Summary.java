package io.sluice.sample.reviews;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The reviews of one product in figures.
 *
 * @param count how many there are
 * @param averageStars the average, to one decimal; null without reviews
 * @param distribution how many reviews have how many stars, best first
 */
record Summary(int count, @Nullable Double averageStars, List<Bar> distribution) {

	static Summary of(List<Review> reviews) {
		double average = reviews.stream().mapToInt(Review::stars).average().orElse(0);
		List<Bar> bars = IntStream.of(5, 4, 3, 2, 1)
			.mapToObj((stars) -> new Bar(stars,
					(int) reviews.stream().filter((review) -> review.stars() == stars).count()))
			.toList();
		return new Summary(reviews.size(), reviews.isEmpty() ? null : Math.round(average * 10) / 10d, bars);
	}

	record Bar(int stars, int count) {

	}

}
