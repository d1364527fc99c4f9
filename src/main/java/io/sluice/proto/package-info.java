/**
 * What gRPC services speak, as descriptors: of proto files, of a descriptor set, or of
 * the services themselves.
 */
@ApplicationModule(allowedDependencies = { "config", "blueprint" })
@NullMarked
package io.sluice.proto;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
