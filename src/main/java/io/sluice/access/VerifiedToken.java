package io.sluice.access;

import java.time.Instant;

/**
 * A token that was good when it was verified.
 *
 * @param grant what it grants
 * @param verifiedWith the keys, one of which it was signed with
 * @param keys where the keys are from
 */
record VerifiedToken(Grant grant, Keyring verifiedWith, Keys keys) {

	/** Whether it would be good if it was verified now. */
	boolean isGood(Instant now) {
		// whoever has the same keys has the same object
		return now.isBefore(this.grant.until()) && this.keys.known().filter(this.verifiedWith::equals).isPresent();
	}

}
