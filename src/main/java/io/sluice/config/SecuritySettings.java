package io.sluice.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who may do what, {@code sluice.security}.
 *
 * @param clientHeaders names of request headers of the client that templates may read
 */
public record SecuritySettings(@Nullable List<Setting> clientHeaders) {

}
