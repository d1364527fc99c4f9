/** What the sample services have in common: JSON over HTTP. */
@NullMarked
package io.sluice.sample.wire;

import org.jspecify.annotations.NullMarked;
