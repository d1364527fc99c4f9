package io.sluice.compile;

import io.sluice.config.Place;

/**
 * A document that a manifest lists.
 *
 * @param id how clients name it
 * @param text the document
 * @param place where the manifest lists it
 */
record TrustedDocument(String id, String text, Place place) {

}
