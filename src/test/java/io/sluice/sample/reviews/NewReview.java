package io.sluice.sample.reviews;

import org.jspecify.annotations.Nullable;

/**
 * A review as a customer sends it.
 *
 * @param productId the number of the product
 * @param customerId the customer who wrote it
 * @param stars 1 to 5
 * @param title a headline, if any
 * @param body the text
 */
record NewReview(long productId, @Nullable String customerId, int stars, @Nullable String title,
		@Nullable String body) {

}
