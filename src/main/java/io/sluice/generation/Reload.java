package io.sluice.generation;

import java.util.List;

import reactor.core.publisher.Mono;

/** Takes over what is written by now, all of it or nothing. */
@FunctionalInterface
public interface Reload {

	/**
	 * Reads, checks and builds everything anew; publishes it if nothing is wrong. One
	 * after the other, if many ask.
	 * @return what became of it, never an error signal. Cancelling breaks nothing off
	 */
	Mono<Outcome> reload();

	/** What became of it. */
	sealed interface Outcome {

		/**
		 * Requests that come from now on are answered by what is written now.
		 *
		 * @param untilRestart keys that have changed but are read at the start only, in
		 * alphabetical order
		 */
		record Replaced(List<String> untilRestart) implements Outcome {

			public Replaced {
				untilRestart = List.copyOf(untilRestart);
			}

		}

		/**
		 * Something is wrong, and all is as it was.
		 *
		 * @param problems what is wrong, one line each
		 */
		record Refused(List<String> problems) implements Outcome {

			public Refused {
				problems = List.copyOf(problems);
			}

		}

	}

}
