package io.sluice.reload;

import java.util.List;

import io.sluice.config.Document;

/**
 * What is written by now.
 *
 * @param document all that can be taken over
 * @param boot keys that Spring Boot reads at the start only, and that have changed since
 */
record Reread(Document document, List<String> boot) {

	Reread {
		boot = List.copyOf(boot);
	}

}
