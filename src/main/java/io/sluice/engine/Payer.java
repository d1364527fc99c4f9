package io.sluice.engine;

import java.util.concurrent.CompletableFuture;

/**
 * Pays for what one request asks for. Stands in the GraphQL context of the request, by
 * this class, if its caller has a budget.
 */
@FunctionalInterface
public interface Payer {

	/**
	 * Takes what something costs at most. Nothing has been called for it yet.
	 * @param bill what it costs
	 * @return what becomes of it; never exceptional, and complete already if nobody had
	 * to be asked
	 */
	CompletableFuture<Payment> pay(Bill bill);

}
