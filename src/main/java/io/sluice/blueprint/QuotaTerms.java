package io.sluice.blueprint;

import java.time.Duration;

/**
 * Where it is counted what clients use.
 *
 * @param owners clients and fields that one instance counts by themselves at the same
 * time; of more, the newest are counted together
 * @param shared what holds for a server that instances share
 */
public record QuotaTerms(int owners, OfShared shared) {

	/**
	 * Of the server that instances share, if there is one.
	 *
	 * @param budget how long a request waits for it
	 * @param keyPrefix what the names of all keys begin with
	 * @param onFailure what holds while it cannot be asked
	 * @param localShare how much of an allowance an instance then grants by itself: more
	 * than 0, at most 1
	 */
	public record OfShared(Duration budget, String keyPrefix, StoreFailure onFailure, double localShare) {

		public OfShared {
			if (!(localShare > 0 && localShare <= 1)) {
				throw new IllegalArgumentException("no share: " + localShare);
			}
		}

	}

}
