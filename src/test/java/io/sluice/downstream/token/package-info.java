@NullMarked
package io.sluice.downstream.token;

import org.jspecify.annotations.NullMarked;
