@NullMarked
package io.sluice.command.change;

import org.jspecify.annotations.NullMarked;
