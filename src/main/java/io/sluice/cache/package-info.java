/** What was fetched before, and who may share it. */
@ApplicationModule(allowedDependencies = { "blueprint", "redis" })
@NullMarked
package io.sluice.cache;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
