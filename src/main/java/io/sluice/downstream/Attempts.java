package io.sluice.downstream;

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

	/** The last attempt has failed, and there will be another. By any thread. */
	void again();

}
