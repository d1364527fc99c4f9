package io.sluice.access;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A token that was good when it was verified, in the form that managers of Spring
 * Security hand on. It holds nothing of the token's text.
 */
final class VerifiedToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient Grant grant;

	private final transient Predicate<Instant> stillHolds;

	/**
	 * A good token.
	 * @param grant what it grants
	 * @param stillHolds whether what it was verified with holds at a time
	 */
	VerifiedToken(Grant grant, Predicate<Instant> stillHolds) {
		super(List.of());
		this.grant = grant;
		this.stillHolds = stillHolds;
		setAuthenticated(true);
	}

	Grant grant() {
		return this.grant;
	}

	/** Whether it would be good if it was verified now. */
	boolean isGood(Instant now) {
		return now.isBefore(this.grant.until()) && this.stillHolds.test(now);
	}

	@Override
	public Object getPrincipal() {
		return this.grant.caller();
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
