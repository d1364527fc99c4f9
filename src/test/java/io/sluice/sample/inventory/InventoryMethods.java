package io.sluice.sample.inventory;

import java.util.List;
import java.util.Optional;

import io.sluice.sample.wire.GrpcMethods;
import io.sluice.sample.wire.Objection;
import reactor.core.publisher.Flux;

/**
 * The inventory over gRPC.
 *
 * @param inventory what it answers from
 */
public record InventoryMethods(Inventory inventory) {

	private static final int MOST = 100;

	/**
	 * The methods of the service.
	 * @param inventory what it answers from
	 * @return the methods
	 */
	public static GrpcMethods of(Inventory inventory) {
		InventoryMethods methods = new InventoryMethods(inventory);
		return GrpcMethods.of("inventory/v1/inventory.proto", "inventory.v1.Inventory")
			.unary("BatchGetStock", BatchRequest.class, methods::batchGetStock)
			.streaming("WatchStock", WatchRequest.class, methods::watchStock);
	}

	private BatchResponse batchGetStock(BatchRequest request) {
		if (request.productIds().size() > MOST) {
			throw Objection.to("product_ids", "At most " + MOST + " products, not " + request.productIds().size());
		}
		return new BatchResponse(
				request.productIds().stream().map(this.inventory::stock).flatMap(Optional::stream).toList());
	}

	private Flux<Stock> watchStock(WatchRequest request) {
		return this.inventory.watch(request.productId())
			.orElseThrow(() -> Objection.notFound("No product " + request.productId()));
	}

	private record BatchRequest(List<Long> productIds) {

	}

	private record BatchResponse(List<Stock> stock) {

	}

	private record WatchRequest(long productId) {

	}

}
