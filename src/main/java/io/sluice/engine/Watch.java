package io.sluice.engine;

import io.sluice.downstream.Answer;
import reactor.util.context.Context;

/**
 * Watches one call. Used in the turns of its operation. Nothing is asked of it for a call
 * that is not made.
 */
interface Watch {

	/** Nobody watches. */
	Watch NONE = new Watch() {

		@Override
		public void entered() {
			// nobody wants to know
		}

		@Override
		public void began() {
			// nobody wants to know
		}

		@Override
		public Runnable joined() {
			return Watch::nothing;
		}

		@Override
		public Context within(Context context) {
			return context;
		}

		@Override
		public void ended(Answer answer) {
			// nobody wants to know
		}

	};

	private static void nothing() {
		// nobody wants to know
	}

	/** The call is asked for. It begins when it is its turn. */
	void entered();

	/** It is its turn. */
	void began();

	/**
	 * What is run, in between, if it joins an equal one of another operation.
	 * @return to be run at most once
	 */
	Runnable joined();

	/**
	 * Watches how often the call is made.
	 * @param context what the call would find in Reactor's context
	 * @return what it finds there
	 */
	Context within(Context context);

	/**
	 * The call is over, or never begins.
	 * @param answer what came of it
	 */
	void ended(Answer answer);

}
