@NullUnmarked
package io.sluice.observe;

import org.jspecify.annotations.NullUnmarked;
