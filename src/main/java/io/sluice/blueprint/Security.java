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
 * @param discovery whether callers can find out what they may not have
 * @param introspection what callers must have to ask for the schema
 * @param operation what callers must have to operate the gateway
 * @param explanation what callers must have to be told what an operation called
 * @param proxies how the addresses of callers are known
 */
public record Security(List<Issuer> issuers, boolean authenticationRequired, boolean unauthorizedRejected,
		Discovery discovery, Access introspection, Access operation, Access explanation, Proxies proxies) {

	/** Everybody may ask, and nobody is known. */
	public static final Security NONE = new Security(List.of(), false, false);

	public Security {
		issuers = List.copyOf(issuers);
	}

	/**
	 * What holds if nothing is said of the schema and of operators.
	 * @param issuers whose tokens are accepted
	 * @param authenticationRequired whether there is nothing for those without a token
	 * @param unauthorizedRejected whether operations are refused as a whole
	 */
	public Security(List<Issuer> issuers, boolean authenticationRequired, boolean unauthorizedRejected) {
		this(issuers, authenticationRequired, unauthorizedRejected, Discovery.SHOW, Access.OPEN, Access.CLOSED,
				Access.CLOSED, Proxies.NONE);
	}

	/**
	 * What may be as it is, but should not stay so unnoticed.
	 * @return sentences for operators
	 */
	public List<String> warnings() {
		return this.explanation.isOpen()
				? List.of("sluice.security.debug is ALL: everybody may see what is called for an operation.")
				: List.of();
	}

}
