/** The answer while it is built: read from payloads, written as JSON. */
@ApplicationModule(allowedDependencies = { "blueprint", "plan", "fault" })
@NullMarked
package io.sluice.row;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
