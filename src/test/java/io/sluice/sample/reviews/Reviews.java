package io.sluice.sample.reviews;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import io.sluice.sample.wire.Refusal;
import org.jspecify.annotations.Nullable;

/** All reviews. Safe for use by several threads. */
public final class Reviews {

	private static final Comparator<Review> NEWEST_FIRST = Comparator.comparing(Review::createdAt)
		.thenComparing(Review::id)
		.reversed();

	private final Map<Long, List<Review>> byProduct = new ConcurrentHashMap<>();

	private final AtomicLong lastId = new AtomicLong();

	private final Predicate<Long> products;

	private final InstantSource clock;

	private Reviews(Predicate<Long> products, InstantSource clock) {
		this.products = products;
		this.clock = clock;
	}

	/**
	 * Reviews that are the same every time.
	 * @param seed where chance begins
	 * @param productIds the products that exist
	 * @param customerIds the customers who write them
	 * @param clock tells when a new review is written
	 * @return at least 1,000 reviews
	 */
	public static Reviews generate(long seed, List<Long> productIds, List<String> customerIds, InstantSource clock) {
		Reviews reviews = new Reviews(productIds::contains, clock);
		new ReviewsSeed(seed, customerIds).of(productIds).forEach(reviews::keep);
		return reviews;
	}

	List<Review> ofProduct(long productId, int minStars, int limit) {
		return this.byProduct.getOrDefault(productId, List.of())
			.stream()
			.filter((review) -> review.stars() >= minStars)
			.sorted(NEWEST_FIRST)
			.limit(limit)
			.toList();
	}

	List<Review> ofCustomer(String customerId, int limit) {
		return all().stream()
			.filter((review) -> review.customerId().equals(customerId))
			.sorted(NEWEST_FIRST)
			.limit(limit)
			.toList();
	}

	Optional<Review> review(long id) {
		return all().stream().filter((review) -> review.id() == id).findFirst();
	}

	Optional<Summary> summary(long productId) {
		return this.products.test(productId)
				? Optional.of(Summary.of(this.byProduct.getOrDefault(productId, List.of()))) : Optional.empty();
	}

	Review create(NewReview review) {
		require(this.products.test(review.productId()), "There is no product " + review.productId());
		require(isText(review.customerId()), "'customer_id' says who writes the review");
		require(review.stars() >= 1 && review.stars() <= 5, "'stars' is 1 to 5, not " + review.stars());
		require(isText(review.body()), "'body' is the text of the review");
		return keep(new Review(0, review.productId(), Objects.requireNonNull(review.customerId()), review.stars(),
				review.title(), Objects.requireNonNull(review.body()), false, 0, this.clock.instant()));
	}

	private Collection<Review> all() {
		return this.byProduct.values().stream().flatMap(List::stream).toList();
	}

	/** Keeps a review under the next free number. */
	private Review keep(Review review) {
		Review kept = new Review(this.lastId.incrementAndGet(), review.productId(), review.customerId(), review.stars(),
				review.title(), review.body(), review.verifiedPurchase(), review.helpfulVotes(), review.createdAt());
		this.byProduct.computeIfAbsent(review.productId(), (id) -> new CopyOnWriteArrayList<>()).add(kept);
		return kept;
	}

	private static boolean isText(@Nullable String text) {
		return text != null && !text.isBlank();
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw Refusal.unacceptable(message);
		}
	}

}
