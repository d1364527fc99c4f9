package io.sluice.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import io.sluice.blueprint.Blueprint;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;

/** The contract that uses everything. */
final class Contract {

	private Contract() {
	}

	static Blueprint compile(Path folder) throws IOException {
		Home home = new Home(folder).with("schema/schema.graphqls", text("schema.graphqls"))
			.with("gateway-config/services.yaml", text("services.yaml"));
		return switch (BlueprintCompiler.compile(home.read())) {
			case Compilation.Compiled(var blueprint) -> blueprint;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
	}

	private static String text(String name) throws IOException {
		try (InputStream file = Contract.class.getResourceAsStream("/oracle/" + name)) {
			return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
