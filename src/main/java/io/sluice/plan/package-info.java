/** What one operation will do: slots, calls, arguments. */
@ApplicationModule(allowedDependencies = { "blueprint", "fault" })
@NullMarked
package io.sluice.plan;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
