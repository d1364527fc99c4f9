/** The sample service that knows customers. */
@NullMarked
package io.sluice.sample.customers;

import org.jspecify.annotations.NullMarked;
