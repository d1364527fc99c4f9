/** Where requests enter and answers leave. */
@ApplicationModule(allowedDependencies = { "generation", "access", "protect", "blueprint", "plan", "engine",
		"downstream", "cache", "quota", "row", "view", "fault", "observe" })
@NullMarked
package io.sluice.http;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
