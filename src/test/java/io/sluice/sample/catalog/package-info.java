/** The sample service that knows products and categories. */
@NullMarked
package io.sluice.sample.catalog;

import org.jspecify.annotations.NullMarked;
