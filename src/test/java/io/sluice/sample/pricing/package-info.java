/** The sample service that knows what products cost, over gRPC. */
@NullMarked
package io.sluice.sample.pricing;

import org.jspecify.annotations.NullMarked;
