package io.sluice.http.budget;

import java.util.List;
import java.util.Optional;

import io.sluice.quota.Level;

import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;

/**
 * What is left of a caller's budget when its operation has been answered. Stands in the
 * GraphQL context of the operation, and not in the headers of its answer: those would be
 * copied, and not every transport has any. Immutable.
 */
public final class Balance {

	private final RateHeaders plan;

	private final List<Level> levels;

	/**
	 * What is left.
	 * @param plan tells it
	 * @param levels what is left of the plan's buckets, and perhaps of others
	 */
	Balance(RateHeaders plan, List<Level> levels) {
		this.plan = plan;
		this.levels = levels;
	}

	/**
	 * What is left after an operation.
	 * @param response its answer
	 * @return what is left; empty if the caller has no plan
	 */
	public static Optional<Balance> after(WebGraphQlResponse response) {
		return Optional.ofNullable(response.getExecutionInput().getGraphQLContext().get(Balance.class));
	}

	void note(WebGraphQlResponse response) {
		response.getExecutionInput().getGraphQLContext().put(Balance.class, this);
	}

	/**
	 * Tells it.
	 * @param headers of an answer over HTTP
	 */
	public void tell(HttpHeaders headers) {
		this.plan.set(headers, this.levels);
	}

}
