package io.sluice.compile;

import io.sluice.blueprint.JsonPath;

/** Compiles the paths of directives. */
final class PathCompiler {

	private final Problems problems;

	PathCompiler(Problems problems) {
		this.problems = problems;
	}

	JsonPath compile(Text path) {
		try {
			return PathParser.parse(path.value());
		}
		catch (PathParser.PathException ex) {
			this.problems.add(path.place(), "The path \"" + path.value() + "\" " + ex.getMessage() + ".");
			return JsonPath.ROOT;
		}
	}

}
