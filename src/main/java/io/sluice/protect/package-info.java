/** Refuses what should never be executed: limits. */
@ApplicationModule(allowedDependencies = { "blueprint", "plan", "cache", "fault" })
@NullMarked
package io.sluice.protect;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
