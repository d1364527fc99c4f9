package io.sluice.cache;

import java.util.Optional;

/**
 * What a service can be asked with whether a copy still is what it would answer (RFC
 * 9110, section 8.8).
 *
 * @param etag value of its {@code ETag}
 * @param lastModified value of its {@code Last-Modified}
 */
public record Validator(Optional<String> etag, Optional<String> lastModified) {

}
