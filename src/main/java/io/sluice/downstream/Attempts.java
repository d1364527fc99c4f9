package io.sluice.downstream;

import reactor.util.context.ContextView;

/**
 * Is told that a call is made again. Calls find it in Reactor's context, by its class; of
 * those who share a call, it is that of who asked first.
 */
@FunctionalInterface
public interface Attempts {

	/** Nobody wants to know. */
	Attempts UNTOLD = () -> {
		// nobody wants to know
	};

	/**
	 * Who wants to know.
	 * @param context what the call finds in Reactor's context
	 * @return who is to be told, or {@link #UNTOLD}
	 */
	static Attempts of(ContextView context) {
		return (context.getOrDefault(Attempts.class, null) instanceof Attempts told) ? told : UNTOLD;
	}

	/** The last attempt has failed, and there will be another. By any thread. */
	void again();

}
