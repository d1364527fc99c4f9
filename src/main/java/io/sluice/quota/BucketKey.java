package io.sluice.quota;

import io.sluice.blueprint.Allowance;

/**
 * Which bucket.
 *
 * @param owner whose it is: any text that no two have in common. It is never told or
 * logged, and leaves this process as a hash only
 * @param allowance what it is filled by; if that changes it is another bucket
 */
public record BucketKey(String owner, Allowance allowance) {

}
