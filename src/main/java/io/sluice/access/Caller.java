package io.sluice.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.sluice.blueprint.Access;
import io.sluice.blueprint.Requirement;

/**
 * Who asks: nobody in particular, or whoever a verified token speaks of.
 *
 * @param authenticated whether there is a token, and it is good
 * @param scopes what the token grants
 * @param claims what the token says, as JSON values
 * @param account what tells this caller from others; empty if there is no token, or it
 * speaks of nobody
 * @param token the token itself, for services that it is forwarded to
 */
public record Caller(boolean authenticated, Set<String> scopes, Map<String, Object> claims, Optional<Account> account,
		Optional<String> token) {

	/** Whoever brings no token. */
	public static final Caller ANONYMOUS = new Caller(false, Set.of(), Map.of());

	public Caller {
		scopes = Set.copyOf(scopes);
		claims = Map.copyOf(claims);
	}

	/**
	 * Somebody whose token nobody asks for.
	 * @param authenticated whether there is a token, and it is good
	 * @param scopes what the token grants
	 * @param claims what the token says, as JSON values
	 */
	public Caller(boolean authenticated, Set<String> scopes, Map<String, Object> claims) {
		this(authenticated, scopes, claims, Account.of(claims), Optional.empty());
	}

	/**
	 * Whether this caller may see something.
	 * @param access what is needed
	 * @return {@code true} if all of it is there
	 */
	public boolean has(Access access) {
		for (Requirement requirement : access.requirements()) {
			if (!has(requirement)) {
				return false;
			}
		}
		return true;
	}

	/** The same, with the token that says so. */
	Caller with(String token) {
		return new Caller(this.authenticated, this.scopes, this.claims, this.account, Optional.of(token));
	}

	private boolean has(Requirement requirement) {
		return switch (requirement) {
			case Requirement.Authenticated _ -> this.authenticated;
			case Requirement.Never _ -> false;
			case Requirement.Scopes(var alternatives) -> hasOne(alternatives);
		};
	}

	private boolean hasOne(Set<Set<String>> alternatives) {
		for (Set<String> alternative : alternatives) {
			if (this.scopes.containsAll(alternative)) {
				return true;
			}
		}
		return false;
	}

	/** Says nothing of the token, and nothing of what it says. */
	@Override
	public String toString() {
		return this.authenticated ? "a caller with a token" : "a caller without a token";
	}

}
