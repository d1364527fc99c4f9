/** The names of everything we measure, trace and log. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sluice.observe;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
