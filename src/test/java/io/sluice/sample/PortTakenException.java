package io.sluice.sample;

/** A service of the sample cannot start because something else listens at its port. */
public final class PortTakenException extends RuntimeException {

	PortTakenException(String service, int port, Throwable cause) {
		super("Port " + port + " of the sample service '" + service
				+ "' is taken. Stop what listens there, or choose another one with --sluice.sample." + service
				+ "=PORT", cause);
	}

}
