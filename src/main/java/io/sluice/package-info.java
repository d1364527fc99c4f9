/** The application, and nothing else. */
@NullMarked
package io.sluice;

import org.jspecify.annotations.NullMarked;
