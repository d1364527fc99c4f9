package io.sluice.reload;

import java.util.List;

import io.sluice.blueprint.Blueprint;

/**
 * What became of what is written by now.
 *
 * @param blueprint what is promised
 * @param untilRestart keys that have changed but are read at the start only, in
 * alphabetical order
 */
record Again(Blueprint blueprint, List<String> untilRestart) {

	Again {
		untilRestart = List.copyOf(untilRestart);
	}

}
