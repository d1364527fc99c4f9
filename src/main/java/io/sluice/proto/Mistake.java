package io.sluice.proto;

import io.sluice.config.Place;

/**
 * What is wrong with a proto file.
 *
 * @param place where
 * @param message what is wrong, and what would be right
 */
public record Mistake(Place place, String message) {

}
