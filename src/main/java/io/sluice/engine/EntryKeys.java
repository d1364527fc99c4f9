package io.sluice.engine;

import java.util.LinkedHashSet;
import java.util.Set;

import io.sluice.access.Account;
import io.sluice.access.Caller;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Sha256;
import io.sluice.blueprint.Values;
import io.sluice.cache.EntryKey;
import org.jspecify.annotations.Nullable;

/**
 * What tells the entries of one call apart: the call itself, and all that its requests
 * are rendered from. So whoever finds an entry would have sent the same request.
 */
final class EntryKeys {

	private final String call;

	private final Reference[] references;

	private final boolean perCaller;

	/**
	 * The keys of a call.
	 * @param call the call
	 * @param name names the call and what is kept of its answers
	 * @param perCaller whether entries are for one caller, whatever is sent
	 */
	EntryKeys(ServiceCall call, String name, boolean perCaller) {
		Set<Reference> read = new LinkedHashSet<>();
		call.references(read::add);
		this.call = name;
		this.references = read.stream().filter((reference) -> reference.root() != Root.KEYS).toArray(Reference[]::new);
		this.perCaller = perCaller;
	}

	/**
	 * What all keys of a request have in common. No text of the call is the beginning of
	 * another one, whatever follows.
	 * @param values what placeholders stand for
	 * @param caller who asks
	 * @return the text; {@code null} if entries are for one caller, and nobody knows who
	 * asks
	 */
	@Nullable String text(Values values, Caller caller) {
		Dependence dependence = new Dependence();
		if (this.perCaller) {
			Account account = caller.account().orElse(null);
			if (account == null) {
				return null;
			}
			dependence.on(account);
		}
		for (Reference reference : this.references) {
			dependence.on(told(reference, values.value(reference)));
		}
		return dependence.toString();
	}

	/** A token can be used by whoever sees it. */
	private static @Nullable Object told(Reference reference, @Nullable Object value) {
		return (reference.root() == Root.TOKEN && value instanceof String token) ? Sha256.of(token) : value;
	}

	/**
	 * The key of a whole request.
	 * @param text what {@link #text} gave
	 * @return the key
	 */
	EntryKey key(String text) {
		return new EntryKey(this.call, text);
	}

	/**
	 * The key of one of several keys in a request.
	 * @param text what {@link #text} gave
	 * @param key what is asked for
	 * @return the key
	 */
	EntryKey key(String text, BatchKey key) {
		return new EntryKey(this.call, text + key.text());
	}

}
