/** Everything that must change together. */
@ApplicationModule(allowedDependencies = { "blueprint", "plan", "row", "downstream", "engine", "protect", "fault" })
@NullMarked
package io.sluice.generation;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
