@NullUnmarked
package io.sluice.http.seen;

import org.jspecify.annotations.NullUnmarked;
