/** The sample service that knows what customers think of products. */
@NullMarked
package io.sluice.sample.reviews;

import org.jspecify.annotations.NullMarked;
