@NullMarked
package io.sluice.command.calls;

import org.jspecify.annotations.NullMarked;
