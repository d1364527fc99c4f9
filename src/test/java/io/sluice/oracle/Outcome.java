package io.sluice.oracle;

import java.util.List;

/**
 * What can be compared of an answer.
 *
 * @param data the data as JSON text, its members in their order
 * @param errors path and code of each error, sorted
 */
record Outcome(String data, List<String> errors) {

	Outcome {
		errors = errors.stream().sorted().toList();
	}

	@Override
	public String toString() {
		return "data:   " + this.data + "\nerrors: " + this.errors;
	}

}
