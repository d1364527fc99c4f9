package io.sluice.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import io.sluice.blueprint.Fingerprint;
import io.sluice.blueprint.Identity;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Sha256;
import io.sluice.plan.Reuse;

/**
 * Makes the keepers of all plans of one blueprint; names each of its pieces once. Safe
 * for use by many threads.
 */
final class Keepers {

	private static final Reference SUBJECT = new Reference(Root.CLAIMS, JsonPath.of("sub"));

	private final Map<Object, String> fingerprints = Collections.synchronizedMap(new IdentityHashMap<>());

	private final Holding holding;

	/**
	 * No keepers yet.
	 * @param ticker nanoseconds, of the clock that answers are stamped by
	 */
	Keepers(LongSupplier ticker) {
		this.holding = new Holding(ticker);
	}

	/** How long what is not kept holds. */
	Holding holding() {
		return this.holding;
	}

	/**
	 * How whole answers are kept.
	 * @param call what is sent
	 * @param reuse what is said about it
	 * @param place where the value stands in an answer
	 * @param field the response names that lead to the field
	 * @return the keeper
	 */
	Keeper ofAnswers(ServiceCall call, Reuse reuse, ValuePlace place, List<String> field) {
		return keeper(call, name(call, reuse.keeping(), "answer"), reuse, place, field);
	}

	/**
	 * How what single keys get is kept.
	 * @param call what is sent, for many keys
	 * @param reuse what is said about it
	 * @param place where the value stands in an element
	 * @param many whether a key gets a list of elements
	 * @param field the response names that lead to the field
	 * @return the keeper
	 */
	Keeper ofElements(ServiceCall call, Reuse reuse, ValuePlace place, boolean many, List<String> field) {
		String name = name(call, reuse.keeping(), (many ? "elements " : "element ") + place.path());
		return keeper(call, name, reuse, place.apart(), field);
	}

	/**
	 * Tells what is kept of one call's answers from all else: also from what others keep
	 * of the same answers for whoever asks, or by other names, since a purge would miss
	 * it.
	 */
	private String name(ServiceCall call, Keeping keeping, String kept) {
		return Sha256.of(String.join(" ", fingerprint(call), keeping.perCaller() ? "caller" : "all",
				Fingerprint.of(Set.copyOf(keeping.tags())), fingerprint(keeping.contents()), kept));
	}

	/** What is the same piece of the blueprint is asked for again and again. */
	private String fingerprint(Object piece) {
		return this.fingerprints.computeIfAbsent(piece, Fingerprint::of);
	}

	private Keeper keeper(ServiceCall call, String name, Reuse reuse, ValuePlace place, List<String> field) {
		boolean ofOneCaller = reuse.keeping().perCaller() || isOfOneCaller(Identity.of(call));
		Keeping keeping = reuse.keeping();
		Tags tags = ContentTags.of(new ElementTags(keeping.tags(), always(call, keeping), place), keeping.contents(),
				place.path());
		EntryKeys keys = new EntryKeys(call, name, keeping.perCaller());
		return new Keeper(keys, reuse, ofOneCaller, tags, field, this.holding);
	}

	private static List<String> always(ServiceCall call, Keeping keeping) {
		return Stream
			.concat(Stream.of("service:" + call.service().name()),
					keeping.contents().types().stream().sorted().map((type) -> "type:" + type))
			.toList();
	}

	private static boolean isOfOneCaller(Identity identity) {
		return switch (identity) {
			case Identity.OneCaller _, Identity.OneToken _ -> true;
			case Identity.SameInputs(var inputs) -> inputs.contains(SUBJECT);
			case Identity.Everyone _, Identity.Nobody _ -> false;
		};
	}

}
