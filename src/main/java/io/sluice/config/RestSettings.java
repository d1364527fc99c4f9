package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * How a service is reached over HTTP, {@code rest}.
 *
 * @param baseUrl what all paths are below
 * @param deadlineHeader the header that says how long the gateway waits
 */
public record RestSettings(@Nullable Setting baseUrl, @Nullable Setting deadlineHeader) {

}
