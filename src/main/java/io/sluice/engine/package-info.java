/** Runs a plan, breadth first: keys, batches, joins, completion. */
@ApplicationModule(
		allowedDependencies = { "access", "blueprint", "cache", "plan", "row", "downstream", "view", "fault" })
@NullMarked
package io.sluice.engine;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
