package io.sluice.blueprint;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.sluice.blueprint.Reference.Root;

/**
 * Whom the answer to a call may be shared with: those whose requests are the same. Worked
 * out from all that is sent, but not from arguments, parents and keys, which are what is
 * asked for, and not who asks.
 */
public sealed interface Identity {

	/**
	 * The identity of a call.
	 * @param call what is sent
	 * @return whom its answer may be shared with
	 */
	static Identity of(ServiceCall call) {
		SortedSet<Reference> inputs = new TreeSet<>(
				Comparator.comparing(Reference::root).thenComparing((reference) -> reference.path().toString()));
		call.references((reference) -> {
			switch (reference.root()) {
				case CLAIMS, HEADERS, REQUEST, TOKEN -> inputs.add(reference);
				case ARGS, PARENT, KEYS, KEY, SELECTION, RESULT -> {
					// what is asked for
				}
			}
		});
		return of(call.service().sharing(), List.copyOf(inputs));
	}

	private static Identity of(Sharing sharing, List<Reference> inputs) {
		if (sharing == Sharing.NONE) {
			return new Nobody("its service says sharing: NONE", true);
		}
		for (Reference input : inputs) {
			if (input.isOfOneRequest()) {
				return new Nobody("it sends " + input.written(), inputs.stream().anyMatch(Reference::isOfCaller));
			}
		}
		if (inputs.stream().anyMatch((input) -> input.root() == Root.TOKEN)) {
			return new OneToken(inputs);
		}
		if (sharing == Sharing.CALLER) {
			return new OneCaller(inputs);
		}
		return inputs.isEmpty() ? Everyone.INSTANCE : new SameInputs(inputs);
	}

	/** What the request depends on, besides what is asked for; in a fixed order. */
	List<Reference> inputs();

	/**
	 * Whether the answer is that of some callers and not of others.
	 * @return {@code false} if at most what is said of the request itself, such as its
	 * language, makes a difference
	 */
	boolean dependsOnCaller();

	/** Every request is the same. */
	enum Everyone implements Identity {

		/** The one instance. */
		INSTANCE;

		@Override
		public List<Reference> inputs() {
			return List.of();
		}

		@Override
		public boolean dependsOnCaller() {
			return false;
		}

	}

	/**
	 * Requests that give the same values.
	 *
	 * @param inputs claims, client headers, or what is known of the request; at least one
	 */
	record SameInputs(List<Reference> inputs) implements Identity {

		public SameInputs {
			inputs = List.copyOf(inputs);
		}

		@Override
		public boolean dependsOnCaller() {
			return this.inputs.stream().anyMatch(Reference::isOfCaller);
		}

	}

	/**
	 * The same caller, with requests that give the same values.
	 *
	 * @param inputs what else the request depends on
	 */
	record OneCaller(List<Reference> inputs) implements Identity {

		public OneCaller {
			inputs = List.copyOf(inputs);
		}

		@Override
		public boolean dependsOnCaller() {
			return true;
		}

	}

	/**
	 * The same access token, which is sent, with requests that give the same values.
	 *
	 * @param inputs the token, and what else the request depends on
	 */
	record OneToken(List<Reference> inputs) implements Identity {

		public OneToken {
			inputs = List.copyOf(inputs);
		}

		@Override
		public boolean dependsOnCaller() {
			return true;
		}

	}

	/**
	 * No other request.
	 *
	 * @param why what makes each request its own
	 * @param dependsOnCaller whether the caller does
	 */
	record Nobody(String why, boolean dependsOnCaller) implements Identity {

		@Override
		public List<Reference> inputs() {
			return List.of();
		}

	}

}
