/** What the gateway promises to do for each field, checked once. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sluice.blueprint;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
