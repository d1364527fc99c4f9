package io.sluice.downstream.resilience;

/** Too many calls wait for their turn already. */
final class TooManyWaitingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooManyWaitingException(int waiting) {
		super(waiting + " calls wait for their turn already", null, false, false);
	}

}
