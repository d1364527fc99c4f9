package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * How a service is reached over HTTP, {@code rest}.
 *
 * @param baseUrl what all paths are below
 */
public record RestSettings(@Nullable Setting baseUrl) {

}
