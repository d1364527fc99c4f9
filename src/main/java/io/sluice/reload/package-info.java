/** Makes a generation of what people wrote, or refuses it and says why. */
@ApplicationModule(allowedDependencies = { "config", "compile", "proto", "blueprint", "downstream", "cache", "quota",
		"redis", "generation", "observe" })
@NullMarked
package io.sluice.reload;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
