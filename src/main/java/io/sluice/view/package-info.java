/** How much of the schema a caller sees. */
@ApplicationModule(allowedDependencies = { "access", "blueprint" })
@NullMarked
package io.sluice.view;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
