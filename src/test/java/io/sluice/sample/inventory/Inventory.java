package io.sluice.sample.inventory;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Flux;

/** The stock of all products. Safe for use by several threads. */
public final class Inventory {

	private final Map<Long, Shelf> shelves = new ConcurrentHashMap<>();

	private final InstantSource clock;

	private Inventory(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * A stock that is the same every time, until somebody orders.
	 * @param seed where chance begins
	 * @param productIds the products that exist
	 * @param clock tells when the stock changes
	 * @return the stock
	 */
	public static Inventory generate(long seed, List<Long> productIds, InstantSource clock) {
		Inventory inventory = new Inventory(clock);
		Random random = new Random(seed);
		for (long product : productIds) {
			int available = (random.nextInt(5) == 0) ? random.nextInt(5) : random.nextInt(5, 80);
			inventory.shelves.put(product, new Shelf(Stock.of(product, available, clock.instant())));
		}
		return inventory;
	}

	/**
	 * Puts something on the shelf, or takes it away; as much as there is.
	 * @param product its number
	 * @param quantity how many; negative to take away
	 */
	public void move(long product, int quantity) {
		Shelf shelf = this.shelves.get(product);
		if (shelf != null) {
			shelf.move(quantity, this.clock.instant());
		}
	}

	Optional<Stock> stock(long product) {
		return Optional.ofNullable(this.shelves.get(product)).map(Shelf::now);
	}

	/** The stock now, and whenever it changes; empty if there is no such product. */
	Optional<Flux<Stock>> watch(long product) {
		return Optional.ofNullable(this.shelves.get(product)).map(Shelf::watch);
	}

}
