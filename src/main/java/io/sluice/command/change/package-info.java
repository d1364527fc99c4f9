/** What clients of one schema would notice of another one. */
@NullMarked
package io.sluice.command.change;

import org.jspecify.annotations.NullMarked;
