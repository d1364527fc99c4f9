/** What the jar does besides serving: check, schema. */
@ApplicationModule(allowedDependencies = { "config", "compile", "proto", "blueprint", "downstream", "plan", "protect",
		"access", "view" })
@NullMarked
package io.sluice.command;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
