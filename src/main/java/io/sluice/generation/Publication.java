package io.sluice.generation;

/** Where generations become those that requests are answered by. */
@FunctionalInterface
public interface Publication {

	/**
	 * Answers all requests that come from now on by a generation. Requests that are under
	 * way stay with theirs, which is closed when the last of them has ended.
	 * @param generation ready to answer; closed when it was replaced and nobody needs it.
	 * If this throws, it was not published, and is to be closed by whoever has made it
	 */
	void publish(Generation generation);

}
