/** What operators are told of the process: how it is, and what it keeps. */
@ApplicationModule(allowedDependencies = { "cache", "quota", "redis", "observe" })
@NullMarked
package io.sluice.monitor;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
