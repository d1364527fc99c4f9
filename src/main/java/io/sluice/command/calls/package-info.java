/** How many calls clients can make an operation need, field by field. */
@NullMarked
package io.sluice.command.calls;

import org.jspecify.annotations.NullMarked;
