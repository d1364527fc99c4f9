package io.sluice.protect;

import io.sluice.access.Account;
import io.sluice.access.Caller;
import io.sluice.blueprint.RateScope;

/**
 * Whose budgets a caller uses. Whichever token it brings, they are the same.
 *
 * @param caller who asks
 * @param network from where
 */
record Owners(Caller caller, String network) {

	/**
	 * The owner of a budget.
	 * @param scope who shares it
	 * @return a text that no two of them have in common
	 */
	String of(RateScope scope) {
		return switch (scope) {
			case USER -> this.caller.account().map(Owners::user).orElseGet(this::address);
			case CLIENT -> this.caller.account().map(Owners::client).orElseGet(this::address);
			case ADDRESS -> address();
			case ALL -> "all";
		};
	}

	/** RFC 9068, 2.2: without a user, the client is the subject. */
	private static String user(Account account) {
		return account.subject().isEmpty() ? client(account) : text("user", account.issuer(), account.subject());
	}

	private static String client(Account account) {
		return account.client().isEmpty() ? text("user", account.issuer(), account.subject())
				: text("client", account.issuer(), account.client());
	}

	/** The length keeps apart where one ends and the other begins. */
	private static String text(String kind, String issuer, String name) {
		return kind + ":" + issuer.length() + ":" + issuer + ":" + name;
	}

	private String address() {
		return "address:" + this.network;
	}

}
