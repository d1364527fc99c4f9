package io.sluice.cache;

import java.util.List;
import java.util.Optional;

/**
 * One kept value.
 *
 * @param value its bytes; shared, not to be modified
 * @param lifetime from when to when it may be used
 * @param tags what it can be purged by, those of its service and type included
 * @param validator what the service can be asked with whether it is still true
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Entry(byte[] value, Lifetime lifetime, List<String> tags, Optional<Validator> validator) {

	public Entry {
		tags = List.copyOf(tags);
	}

	/** How long it is. The value may be a secret. */
	@Override
	public String toString() {
		return this.value.length + " bytes, " + this.lifetime;
	}

}
