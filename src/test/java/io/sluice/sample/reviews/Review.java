package io.sluice.sample.reviews;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a customer thinks of a product, as the reviews service writes it.
 *
 * @param id its number
 * @param productId the number of the product
 * @param customerId the customer who wrote it
 * @param stars 1 to 5
 * @param title a headline, if any
 * @param body the text
 * @param verifiedPurchase whether the customer bought the product here
 * @param helpfulVotes how many others found it helpful
 * @param createdAt when it was written
 */
record Review(long id, long productId, String customerId, int stars, @Nullable String title, String body,
		boolean verifiedPurchase, int helpfulVotes, Instant createdAt) {

}
