/** Turns what people wrote into a blueprint, or a list of problems. */
@ApplicationModule(allowedDependencies = { "config", "proto", "blueprint" })
@NullMarked
package io.sluice.compile;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
