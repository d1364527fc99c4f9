package io.sluice.sample.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A category of products.
 *
 * @param slug what it is called in addresses
 * @param title what customers read
 * @param parentSlug the category above it, if any
 * @param productCount how many products it has itself
 */
record Category(String slug, String title, @Nullable String parentSlug, int productCount) {

}
