/** Keeps the failures of a service small, whichever protocol it speaks. */
@NullMarked
package io.sluice.downstream.resilience;

import org.jspecify.annotations.NullMarked;
