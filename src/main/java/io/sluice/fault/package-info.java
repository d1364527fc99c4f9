/** How a request can fail, and what the client may be told. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sluice.fault;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
