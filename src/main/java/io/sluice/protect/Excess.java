package io.sluice.protect;

import java.util.List;

import graphql.language.SourceLocation;
import io.sluice.fault.Code;

/**
 * Why a document is not even validated.
 *
 * @param code which limit it is about
 * @param message what the client is told: what was found and what is allowed
 * @param locations where in the document; empty if it is all of it
 */
public record Excess(Code code, String message, List<SourceLocation> locations) {

	public Excess {
		locations = List.copyOf(locations);
	}

}
