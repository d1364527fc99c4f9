package io.sluice.sample;

import java.util.Locale;

/** Who asks the storefront, for trying out what each of them sees. */
public enum SampleCaller {

	/** Somebody without a token. */
	VISITOR("", ""),

	/** A customer of the sample data, who sees what is hers. */
	CUSTOMER("cus_1", ""),

	/** An application of a partner, which sees where products come from. */
	PARTNER("partner-app", "catalog:read"),

	/** Somebody of the house, who sees what products cost it. */
	ANALYST("analyst", "catalog:cost");

	private final String subject;

	private final String scope;

	SampleCaller(String subject, String scope) {
		this.subject = subject;
		this.scope = scope;
	}

	/**
	 * What people call it.
	 * @return a word like {@code Visitor}
	 */
	public String title() {
		return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
	}

	/**
	 * Whom its token speaks of.
	 * @return the claim {@code sub}; empty for somebody without a token
	 */
	public String subject() {
		return this.subject;
	}

	/**
	 * What its token grants.
	 * @return scopes with blanks between them, or nothing
	 */
	public String scope() {
		return this.scope;
	}

}
