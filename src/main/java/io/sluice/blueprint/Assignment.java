package io.sluice.blueprint;

/**
 * Who has a plan.
 *
 * @param whom which callers
 * @param plan their plan
 * @param per which of them share a budget
 */
public record Assignment(Whom whom, RatePlan plan, RateScope per) {

	/** Which callers. */
	public sealed interface Whom {

	}

	/**
	 * Those of a client.
	 *
	 * @param id its id
	 */
	public record Client(String id) implements Whom {

	}

	/**
	 * Those with a scope.
	 *
	 * @param name the scope
	 */
	public record Scope(String name) implements Whom {

	}

	/**
	 * Those whose token says something.
	 *
	 * @param path where in its claims
	 * @param value what it says there, as text; one of a list will do
	 */
	public record Claim(JsonPath path, String value) implements Whom {

	}

}
