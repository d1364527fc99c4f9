package io.sluice.blueprint;

import java.time.Duration;
import java.util.List;

/**
 * How values of a field are kept that a safe call fetched.
 *
 * @param maxAge how long a value is fresh, more than zero; the service may shorten it
 * @param staleWhileRevalidate how long after that an old value may be answered while a
 * new one is fetched; may be zero
 * @param staleIfError how long after {@code maxAge} an old value may be answered if the
 * service fails; may be zero
 * @param perCaller whether a value is for the one caller for whom it was fetched,
 * whatever the {@link Identity} of the call allows
 * @param tags give the names that a value can be purged by; each is evaluated on the
 * value ({@link Reference.Root#RESULT}), of a list on each element, and one that gives
 * null or nothing is no tag
 * @param contents the objects that a value is made of, which have names, too
 */
public record Keeping(Duration maxAge, Duration staleWhileRevalidate, Duration staleIfError, boolean perCaller,
		List<Template> tags, Contents contents) {

	public Keeping {
		if (!maxAge.isPositive()) {
			throw new IllegalArgumentException("what is kept is kept for a while");
		}
		tags = List.copyOf(tags);
	}

}
