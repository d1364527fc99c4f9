/** What clients may use, and how much of it is left. */
@ApplicationModule(allowedDependencies = { "blueprint", "redis" })
@NullMarked
package io.sluice.quota;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
