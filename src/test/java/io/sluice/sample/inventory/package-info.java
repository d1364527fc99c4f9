/** The sample service that knows what lies in the warehouses, over gRPC. */
@NullMarked
package io.sluice.sample.inventory;

import org.jspecify.annotations.NullMarked;
