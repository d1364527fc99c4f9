package io.sluice.compile;

import java.util.List;

import io.sluice.config.Setting;

/** Where it is written what a gRPC service offers. */
sealed interface ApiSource {

	/**
	 * Proto files.
	 *
	 * @param files their paths
	 */
	record Protos(List<Setting> files) implements ApiSource {

	}

	/**
	 * A file that a compiler of proto files has made.
	 *
	 * @param file its path
	 */
	record Compiled(Setting file) implements ApiSource {

	}

	/**
	 * The service itself says it.
	 *
	 * @param reflection asks for that
	 */
	record Asked(Setting reflection) implements ApiSource {

	}

}
