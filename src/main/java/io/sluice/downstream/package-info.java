/** Calls to the services behind the gateway. */
@ApplicationModule(allowedDependencies = { "blueprint", "proto", "fault", "observe" })
@NullMarked
package io.sluice.downstream;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
