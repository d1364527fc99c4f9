package io.sluice.cache;

/**
 * Which entry. Two calls may share an entry exactly if their keys are equal.
 *
 * @param call fingerprint of the binding: what is called, and what is taken of its answer
 * @param text everything else that the request depends on, the caller's identity
 * included; may hold secrets
 */
public record EntryKey(String call, String text) {

	/** The call alone. The text may be a secret. */
	@Override
	public String toString() {
		return this.call;
	}

}
