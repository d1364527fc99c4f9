/** What people write, exactly as written. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sluice.config;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
