package io.sluice.engine;

import java.util.List;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;

/** What happens to the values of keys besides. Used in the turns of one operation. */
interface Keep {

	/**
	 * Values were fetched.
	 * @param keys what was asked for
	 * @param values what each key gets: a value, {@link Missing}, or a fault
	 * @param freshness how long they hold
	 * @param run the operation that has fetched them
	 */
	void fetched(List<BatchKey> keys, List<@Nullable Object> values, Freshness freshness, Run run);

	/**
	 * Values were not fetched.
	 * @param keys what was asked for
	 * @param failure what the service answered
	 * @param fault what each key would get
	 * @return what each key gets
	 */
	List<@Nullable Object> instead(List<BatchKey> keys, Answer failure, Fault fault);

	/** What the cache had of these values. */
	Cached cached();

}
