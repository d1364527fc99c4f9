@NullMarked
package io.sluice.docker;

import org.jspecify.annotations.NullMarked;
