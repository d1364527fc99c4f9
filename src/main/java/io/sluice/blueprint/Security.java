package io.sluice.blueprint;

import java.util.List;

/**
 * Who may ask.
 *
 * @param issuers whose tokens are accepted, no two of the same name; if there are none,
 * everybody is anonymous
 * @param authenticationRequired whether there is nothing for those without a token
 * @param unauthorizedRejected whether nothing of an operation is executed if the caller
 * may not see some of it
 */
public record Security(List<Issuer> issuers, boolean authenticationRequired, boolean unauthorizedRejected) {

	/** Everybody may ask, and nobody is known. */
	public static final Security NONE = new Security(List.of(), false, false);

	public Security {
		issuers = List.copyOf(issuers);
	}

}
