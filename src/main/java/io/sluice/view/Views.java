package io.sluice.view;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluice.access.Caller;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Requirement;

/**
 * The views of one blueprint. There is one for all callers who lack the same: not the
 * scopes that a token grants make the difference, but those that the schema asks for.
 * Bounded. Safe for use by many threads.
 */
public final class Views {

	/** The most types of all views that are kept. */
	private static final int MAX_TYPES = 50_000;

	private static final int MAX_STANDINGS = 10_000;

	private final Cache<Standing, BitSet> lacking = Caffeine.newBuilder().maximumSize(MAX_STANDINGS).build();

	private final AsyncCache<BitSet, View> views;

	private final CompletableFuture<View> whole;

	private final Blueprint blueprint;

	private final List<Access> needed;

	private final Set<String> scopes;

	/**
	 * Views of a blueprint.
	 * @param blueprint what is promised, and to whom
	 * @param executor makes views; that takes longer than an event loop should be kept
	 */
	public Views(Blueprint blueprint, Executor executor) {
		this.blueprint = blueprint;
		this.needed = blueprint.access().values().stream().distinct().toList();
		this.scopes = this.needed.stream()
			.flatMap((access) -> access.requirements().stream())
			.filter(Requirement.Scopes.class::isInstance)
			.flatMap((requirement) -> ((Requirement.Scopes) requirement).alternatives().stream())
			.flatMap(Set::stream)
			.collect(Collectors.toUnmodifiableSet());
		this.whole = CompletableFuture.completedFuture(new View(blueprint.schema()));
		this.views = Caffeine.newBuilder()
			.maximumWeight(MAX_TYPES)
			.weigher((BitSet _, View view) -> view.schema().getAllTypesAsList().size())
			.executor(executor)
			.buildAsync();
	}

	/**
	 * What a caller sees.
	 * @param caller who asks
	 * @return the view: there already if the caller lacks nothing, or if it was wanted
	 * before; the same one for all who lack the same, as long as it is kept
	 */
	public CompletableFuture<View> of(Caller caller) {
		BitSet lacking = this.lacking.get(standing(caller), (_) -> lacking(caller));
		return lacking.isEmpty() ? this.whole : this.views.get(lacking, (_) -> view(lacking));
	}

	/**
	 * Whether it matters who asks.
	 * @return {@code false} if there is one view for all
	 */
	public boolean areMany() {
		return !this.needed.isEmpty() || !introspection().isOpen();
	}

	/**
	 * What callers must have to be told what they see.
	 * @return what is needed
	 */
	public Access introspection() {
		return this.blueprint.terms().security().introspection();
	}

	private Standing standing(Caller caller) {
		return new Standing(caller.authenticated(),
				caller.scopes().stream().filter(this.scopes::contains).collect(Collectors.toUnmodifiableSet()));
	}

	private BitSet lacking(Caller caller) {
		BitSet lacking = new BitSet();
		for (int i = 0; i < this.needed.size(); i++) {
			lacking.set(i, !caller.has(this.needed.get(i)));
		}
		return lacking;
	}

	private View view(BitSet lacking) {
		Set<Access> refused = lacking.stream().mapToObj(this.needed::get).collect(Collectors.toUnmodifiableSet());
		Remainder remainder = new Remainder(this.blueprint, (access) -> !refused.contains(access));
		return new View(Excerpt.of(this.blueprint.schema(), remainder));
	}

	/**
	 * What of a caller the schema asks for.
	 *
	 * @param authenticated whether there is a good token
	 * @param scopes what it grants, as far as that matters
	 */
	private record Standing(boolean authenticated, Set<String> scopes) {

	}

}
