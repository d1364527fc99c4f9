package io.sluice.compile;

import io.sluice.blueprint.Blueprint;
import io.sluice.config.Document;

/** Blueprints of documents without a mistake. */
public final class Blueprints {

	private Blueprints() {
	}

	/**
	 * Compiles.
	 * @param document what people wrote
	 * @return the blueprint
	 */
	public static Blueprint compile(Document document) {
		return switch (BlueprintCompiler.compile(document)) {
			case Compilation.Compiled(var blueprint) -> blueprint;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
	}

}
