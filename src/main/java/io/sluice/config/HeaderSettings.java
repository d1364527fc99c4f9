package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * A header that every call to a service carries, {@code headers[]}.
 *
 * @param name its name
 * @param value its value, a template
 */
public record HeaderSettings(@Nullable Setting name, @Nullable Setting value) {

}
