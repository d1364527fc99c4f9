/** What instances of the gateway share of what they fetched. */
@NullMarked
package io.sluice.cache.far;

import org.jspecify.annotations.NullMarked;
