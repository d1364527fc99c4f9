/** Everything that must change together. */
@ApplicationModule(allowedDependencies = { "access", "blueprint", "plan", "row", "downstream", "cache", "engine",
		"protect", "view", "fault" })
@NullMarked
package io.sluice.generation;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
