package io.sluice.quota.far;

import io.sluice.quota.BucketKey;

/**
 * What is to happen to a bucket.
 *
 * @param bucket which one
 * @param back tokens that are given back, at any rate and before any are taken
 * @param tokens tokens that are taken
 */
record Movement(BucketKey bucket, long back, long tokens) {

}
