package io.sluice.compile;

import java.util.Set;

import io.sluice.blueprint.Blueprint;
import io.sluice.config.Document;
import io.sluice.proto.Reflection;

/** Compiles with all directives, those that are not yet for everyone included. */
public final class AllDirectives {

	private AllDirectives() {
	}

	/**
	 * Compiles.
	 * @param document what people wrote, without a mistake
	 * @return the blueprint
	 */
	public static Blueprint compile(Document document) {
		return switch (BlueprintCompiler.compile(document, Reflection.NONE, new SluiceDirectives(Set.of()))) {
			case Compilation.Compiled(var blueprint) -> blueprint;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
	}

}
