package io.sluice.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import io.sluice.access.Caller;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.Values;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Lifetime;
import io.sluice.cache.Validator;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Freshness.Staleness;
import io.sluice.downstream.Freshness.Storing;
import io.sluice.plan.Reuse;
import org.jspecify.annotations.Nullable;

/**
 * How what one call of a plan fetches is kept, and used again. Immutable.
 *
 * @param keys tells entries apart
 * @param reuse what is said about it
 * @param ofOneCaller whether nobody but who it was sent to is ever given an entry
 * @param tags the names that entries can be purged by
 * @param path the response names that lead to the field
 * @param holding how long answers hold
 */
record Keeper(EntryKeys keys, Reuse reuse, boolean ofOneCaller, Tags tags, List<String> path, Holding holding) {

	/**
	 * How long what a service knows a version of is kept after it could be answered, at
	 * least: asking whether there is another one is cheaper than fetching it.
	 */
	private static final Duration RENEWABLE = Duration.ofMinutes(10);

	/** Its last tenth is when something ages. */
	private static final int AGING = 10;

	@Nullable String text(Values values, Caller caller) {
		return this.keys.text(values, caller);
	}

	EntryKey key(String text) {
		return this.keys.key(text);
	}

	EntryKey key(String text, BatchKey key) {
		return this.keys.key(text, key);
	}

	/**
	 * What an entry is still good for.
	 * @param entry what was found, if anything
	 * @param now when it was found, {@link io.sluice.cache.CallCache#now()}
	 * @param run the operation that asks; its answer is made of what is fresh
	 * @return what it may be used for here
	 */
	Use use(@Nullable Entry entry, long now, Run run) {
		if (entry == null) {
			return Use.NONE;
		}
		Lifetime lifetime = entry.lifetime();
		long fresh = freshUntil(lifetime);
		Keeping keeping = this.reuse.keeping();
		if (now < fresh) {
			tell(entry, run);
			return isDue(lifetime, now) ? Use.AGING : Use.FRESH;
		}
		if (lifetime.servesWhileRefreshed(now) && now < fresh + Holding.millis(keeping.staleWhileRevalidate())) {
			return Use.STALE;
		}
		if (lifetime.servesOnFailure(now) && now < fresh + Holding.millis(keeping.staleIfError())) {
			return Use.RESERVE;
		}
		return entry.validator().isPresent() ? Use.KNOWN : Use.NONE;
	}

	private void tell(Entry entry, Run run) {
		run.notes().basis().on(entry, freshUntil(entry.lifetime()), agingFrom(entry.lifetime()));
	}

	private long freshUntil(Lifetime lifetime) {
		return Math.min(lifetime.freshUntil(), lifetime.began() + Holding.millis(this.reuse.maxAge()));
	}

	/** What nobody is answered old is not refreshed before either. */
	private long agingFrom(Lifetime lifetime) {
		long fresh = freshUntil(lifetime);
		boolean refreshed = this.reuse.keeping().staleWhileRevalidate().isPositive();
		return refreshed ? fresh - (fresh - lifetime.began()) / AGING : fresh;
	}

	/**
	 * The longer it ages the likelier: what is asked for often is refreshed before
	 * anybody is answered it old, and what hardly anybody asks for is not. Chance is made
	 * of the times, so that what was fetched together is refreshed together.
	 */
	private boolean isDue(Lifetime lifetime, long now) {
		long from = agingFrom(lifetime);
		if (now < from) {
			return false;
		}
		double aged = (now - from + 1) / (double) (freshUntil(lifetime) - from);
		return new SplittableRandom(lifetime.began() * 31 + now).nextDouble() < aged * aged * aged;
	}

	/**
	 * Tells the client that it is answered something old.
	 * @param entry what is answered
	 * @param run the operation
	 */
	void tellStale(Entry entry, Run run) {
		run.notes().stale(this.path, run.cache().now() - entry.lifetime().began());
	}

	/**
	 * How long what was fetched may be used. What may not be kept ends the answer.
	 * @param freshness how long the service says that it holds
	 * @param run the operation that fetched it
	 * @return its times; empty if it may not be kept, or is of no use
	 */
	Optional<Lifetime> lifetime(Freshness freshness, Run run) {
		if (mayBeKept(freshness.storing(), run.inquiry().caller())) {
			long now = run.cache().now();
			Lifetime lifetime = lifetime(freshness, now);
			if (lifetime.end() > now) {
				return Optional.of(lifetime);
			}
		}
		run.notes().basis().onMore();
		return Optional.empty();
	}

	/**
	 * Keeps what was fetched, if it is not too large: the answer is made of it.
	 * @param key which entry
	 * @param length the bytes of its value
	 * @param lifetime its times
	 * @param entry makes it
	 * @param run the operation that fetched it
	 * @return whether it is kept
	 */
	boolean keep(EntryKey key, int length, Lifetime lifetime, Supplier<Entry> entry, Run run) {
		if (length > run.cache().longest()) {
			run.notes().basis().onMore(freshUntil(lifetime));
			return false;
		}
		Entry made = entry.get();
		run.cache().keep(key, made);
		tell(made, run);
		return true;
	}

	private boolean mayBeKept(Storing storing, Caller caller) {
		return switch (storing) {
			case ANYBODY -> true;
			case ONE_CALLER -> this.ofOneCaller && caller.authenticated();
			case NOBODY -> false;
		};
	}

	private Lifetime lifetime(Freshness freshness, long now) {
		Keeping keeping = this.reuse.keeping();
		long began = this.holding.began(freshness, now);
		Duration allowed = freshness.lifetime().orElse(keeping.maxAge());
		Duration lasts = (allowed.compareTo(keeping.maxAge()) < 0) ? allowed : keeping.maxAge();
		long fresh = began + Holding.millis(lasts);
		long renewable = freshness.validator().isEmpty() ? 0 : fresh + Holding.millis(RENEWABLE);
		return (freshness.staleness() == Staleness.ALLOWED)
				? new Lifetime(began, fresh, fresh + Holding.millis(keeping.staleWhileRevalidate()),
						fresh + Holding.millis(keeping.staleIfError()), renewable)
				: new Lifetime(began, fresh, fresh, fresh, renewable);
	}

	/**
	 * What the service can be asked with whether it is still true.
	 * @param freshness what the service says
	 * @return empty if it cannot
	 */
	static Optional<Validator> validator(Freshness freshness) {
		Freshness.Validator said = freshness.validator();
		return said.isEmpty() ? Optional.empty() : Optional.of(new Validator(said.etag(), said.lastModified()));
	}

}
