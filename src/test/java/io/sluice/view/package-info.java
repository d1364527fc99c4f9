@NullUnmarked
package io.sluice.view;

import org.jspecify.annotations.NullUnmarked;
