/** The sample service that takes orders. */
@NullMarked
package io.sluice.sample.orders;

import org.jspecify.annotations.NullMarked;
