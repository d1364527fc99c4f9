package io.sluice.cache;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One kept value.
 *
 * @param value its bytes; shared, not to be modified
 * @param lifetime from when to when it may be used
 * @param tags what it can be purged by, those of its service and type included
 * @param validator what the service can be asked with whether it is still true
 * @param derived what was made of it in this process
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Entry(byte[] value, Lifetime lifetime, List<String> tags, Optional<Validator> validator,
		List<Derived> derived) {

	public Entry {
		tags = List.copyOf(tags);
		derived = List.copyOf(derived);
	}

	/**
	 * A value of which nothing was made yet.
	 * @param value its bytes; shared, not to be modified
	 * @param lifetime from when to when it may be used
	 * @param tags what it can be purged by, those of its service and type included
	 * @param validator what the service can be asked with whether it is still true
	 */
	public Entry(byte[] value, Lifetime lifetime, List<String> tags, Optional<Validator> validator) {
		this(value, lifetime, tags, validator, List.of());
	}

	/**
	 * What was made of it.
	 * @param maker who has made it
	 * @return what {@link CallCache#derive} was given; {@code null} if there is none
	 */
	public @Nullable Object derivedBy(Object maker) {
		for (int i = 0; i < this.derived.size(); i++) {
			if (this.derived.get(i).isOf(maker)) {
				return this.derived.get(i).value();
			}
		}
		return null;
	}

	/** How much was made of it that somebody may still ask for. */
	long inUse() {
		return this.derived.stream().filter(Derived::isOfUse).count();
	}

	/** The same, with something more that was made of it. */
	Entry with(Derived more) {
		return new Entry(this.value, this.lifetime, this.tags, this.validator,
				Stream.concat(this.derived.stream().filter(Derived::isOfUse), Stream.of(more)).toList());
	}

	/** How long it is. The value may be a secret. */
	@Override
	public String toString() {
		return this.value.length + " bytes, " + this.lifetime;
	}

}
