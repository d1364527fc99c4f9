/** Buckets that instances of the gateway share. */
@NullMarked
package io.sluice.quota.far;

import org.jspecify.annotations.NullMarked;
