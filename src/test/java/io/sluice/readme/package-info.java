/** What the README shows and lists, held against the code. */
@NullMarked
package io.sluice.readme;

import org.jspecify.annotations.NullMarked;
