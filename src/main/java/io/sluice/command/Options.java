package io.sluice.command;

import picocli.CommandLine.Model.OptionSpec;

/** Options that several commands have. */
final class Options {

	/** Where the two folders are. */
	static final String HOME = "--home";

	private Options() {
	}

	static OptionSpec home() {
		return OptionSpec.builder(HOME)
			.type(String.class)
			.paramLabel("DIR")
			.description("The folder with schema/ and gateway-config/, the same as --sluice.home=DIR.")
			.build();
	}

}
