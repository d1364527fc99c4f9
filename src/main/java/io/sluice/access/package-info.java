/** Who is asking, and what they may see. */
@ApplicationModule(allowedDependencies = { "blueprint", "fault" })
@NullMarked
package io.sluice.access;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
