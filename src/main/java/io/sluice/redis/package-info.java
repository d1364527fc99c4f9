/** A server that instances share: how it is asked, and done without. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sluice.redis;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
