package io.sluice.compile;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import graphql.language.Directive;
import graphql.language.EnumValue;
import io.sluice.blueprint.CacheHint;
import io.sluice.blueprint.CacheScope;

/**
 * What {@code @cacheControl} says.
 *
 * @param maxAge how long a value is fresh
 * @param scope who may be given it
 * @param inheritMaxAge whether it is fresh for as long as its parent
 * @param staleWhileRevalidate how long an old one may be answered while a new one is
 * fetched
 * @param staleIfError how long an old one may be answered if the service fails
 */
record CacheControl(Optional<Duration> maxAge, Optional<CacheScope> scope, boolean inheritMaxAge,
		Optional<Duration> staleWhileRevalidate, Optional<Duration> staleIfError) {

	static final String NAME = "cacheControl";

	/** Nothing is said. */
	static final CacheControl NONE = new CacheControl(Optional.empty(), Optional.empty(), false, Optional.empty(),
			Optional.empty());

	static CacheControl of(Optional<Directive> written) {
		return written.map(Arguments::new)
			.map((arguments) -> new CacheControl(seconds(arguments, "maxAge"), scope(arguments), inherits(arguments),
					seconds(arguments, "staleWhileRevalidate"), seconds(arguments, "staleIfError")))
			.orElse(NONE);
	}

	private static Optional<Duration> seconds(Arguments arguments, String name) {
		return arguments.integer(name).map((number) -> Duration.ofSeconds(Math.max(0, number.getValue().intValue())));
	}

	private static Optional<CacheScope> scope(Arguments arguments) {
		return arguments.value("scope")
			.filter(EnumValue.class::isInstance)
			.flatMap((word) -> Stream.of(CacheScope.values())
				.filter((known) -> known.name().equals(((EnumValue) word).getName()))
				.findFirst());
	}

	private static boolean inherits(Arguments arguments) {
		return arguments.truth("inheritMaxAge").isPresent();
	}

	/**
	 * What holds for a field.
	 * @param type what is said of the type of its value, which this goes before
	 * @return each part from where it is said
	 */
	CacheControl over(CacheControl type) {
		return new CacheControl(this.maxAge.or(type::maxAge), this.scope.or(type::scope),
				this.inheritMaxAge || type.inheritMaxAge, this.staleWhileRevalidate.or(type::staleWhileRevalidate),
				this.staleIfError.or(type::staleIfError));
	}

	/** Whether values that a safe call fetched are kept. */
	boolean isKept() {
		return this.maxAge.filter(Duration::isPositive).isPresent();
	}

	CacheHint hint() {
		return new CacheHint(this.maxAge, this.scope, this.inheritMaxAge && this.maxAge.isEmpty());
	}

}
