package io.sluice.access;

import java.time.Instant;

/**
 * What somebody may ask as, and until when.
 *
 * @param caller who asks
 * @param until when the token is worth nothing any more
 */
public record Grant(Caller caller, Instant until) {

	/** For whoever brings no token. It never ends. */
	public static final Grant ANONYMOUS = new Grant(Caller.ANONYMOUS, Instant.MAX);

	/** The same, with the token that it was granted for. */
	Grant with(String token) {
		return new Grant(this.caller.with(token), this.until);
	}

}
