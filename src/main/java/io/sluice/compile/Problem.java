package io.sluice.compile;

import io.sluice.config.Place;

/**
 * A mistake in what people wrote.
 *
 * @param place where
 * @param message what is wrong, and what would be right
 */
public record Problem(Place place, String message) {

	@Override
	public String toString() {
		return this.place + ": " + this.message;
	}

}
