package io.sluice.blueprint;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a caller must have to see something.
 *
 * @param requirements each of them is needed; none for what everybody may see
 */
public record Access(Set<Requirement> requirements) {

	/** For everybody. */
	public static final Access OPEN = new Access(Set.of());

	/** For nobody. */
	public static final Access CLOSED = new Access(Set.of(Requirement.Never.INSTANCE));

	public Access {
		requirements = Set.copyOf(requirements);
	}

	/**
	 * What needs both.
	 * @param other what is needed besides
	 * @return needs all requirements of either
	 */
	public Access and(Access other) {
		return new Access(Stream.concat(this.requirements.stream(), other.requirements.stream())
			.collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Whether everybody may see it.
	 * @return {@code true} if nothing is needed
	 */
	public boolean isOpen() {
		return this.requirements.isEmpty();
	}

}
