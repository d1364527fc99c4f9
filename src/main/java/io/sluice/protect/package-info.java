/** Refuses what should never be executed: limits and budgets. */
@ApplicationModule(allowedDependencies = { "access", "blueprint", "cache", "plan", "quota", "fault" })
@NullMarked
package io.sluice.protect;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
