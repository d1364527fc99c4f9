/** Servers of tests that are processes of their own, and can be killed. */
@NullMarked
package io.sluice.process;

import org.jspecify.annotations.NullMarked;
