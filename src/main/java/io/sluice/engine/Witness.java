package io.sluice.engine;

import io.sluice.plan.Title;

/**
 * Sees what becomes of one request. Stands in the GraphQL context of the request, by this
 * class. Each method but the last is called once at most, in their order, before the
 * request is answered.
 */
public interface Witness {

	/** Nobody looks. */
	Witness NONE = new Witness() {

		@Override
		public void planned(Title title) {
			// nobody looks
		}

		@Override
		public void estimated(long cost) {
			// nobody looks
		}

		@Override
		public void spared(Origin origin) {
			// nobody looks
		}

		@Override
		public EventWitness event() {
			return EventWitness.NONE;
		}

	};

	/**
	 * It is known what is to be executed, if the caller may, and can pay for it.
	 * @param title which operation it is
	 */
	void planned(Title title);

	/**
	 * It is known what that may cost.
	 * @param cost at most
	 */
	void estimated(long cost);

	/**
	 * Nothing has to be called for it.
	 * @param origin where its answer comes from
	 */
	void spared(Origin origin);

	/**
	 * An event of a subscription is carried out, maybe long after its request was
	 * answered.
	 * @return sees what becomes of it
	 */
	EventWitness event();

}
