package io.sluice.oracle;

import io.sluice.fault.Code;

/** A field fails. */
final class FaultException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Code code;

	FaultException(Code code) {
		super(code.name(), null, false, false);
		this.code = code;
	}

	Code code() {
		return this.code;
	}

}
