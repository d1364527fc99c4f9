package io.sluice.protect;

import java.util.List;
import java.util.Map;

import graphql.language.SourceLocation;
import io.sluice.fault.Code;

/**
 * Why something is not executed.
 *
 * @param code which limit it is about
 * @param message what the client is told: what was found and what is allowed
 * @param locations where in the document; empty if it is all of it
 * @param figures the same for programs, by name
 */
public record Excess(Code code, String message, List<SourceLocation> locations, Map<String, Object> figures) {

	public Excess {
		locations = List.copyOf(locations);
		figures = Map.copyOf(figures);
	}

	/**
	 * Why a document is not even validated.
	 * @param code which limit it is about
	 * @param message what the client is told
	 * @param locations where in the document; empty if it is all of it
	 */
	public Excess(Code code, String message, List<SourceLocation> locations) {
		this(code, message, locations, Map.of());
	}

}
