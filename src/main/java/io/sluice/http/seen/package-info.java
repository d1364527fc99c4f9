/** What operators are told of each operation. */
@NullMarked
package io.sluice.http.seen;

import org.jspecify.annotations.NullMarked;
