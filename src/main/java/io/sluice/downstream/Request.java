package io.sluice.downstream;

import java.time.Duration;

import io.sluice.blueprint.Service;
import io.sluice.blueprint.ServiceCall;

/**
 * One call, filled in. Equal requests would be answered equally: equality covers
 * everything that is sent.
 */
public interface Request {

	/** What was filled in. */
	ServiceCall call();

	/** The service that is called. */
	Service service();

	/** The longest that the whole answer may take. */
	Duration timeout();

	/**
	 * Whether asking changes nothing, and the service lets one answer serve all who ask.
	 */
	boolean isSafe();

	/**
	 * Whether the service may be asked again if it is not known what became of this: to
	 * do so changes no more than asking once.
	 */
	boolean isRepeatable();

	/**
	 * The same, to be answered in full only if there is another version by now.
	 * @param validator what is known of a version
	 * @return a request that {@link Answer.NotModified} may answer; the same request if
	 * its protocol knows nothing of versions
	 */
	Request unless(Freshness.Validator validator);

}
