package io.sluice.sample.catalog;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

import io.sluice.sample.wire.Money;

/** Makes the catalog up. */
final class CatalogSeed {

	private static final int PER_CATEGORY = 30;

	private static final long FIRST_ID = 1001;

	private static final Instant OPENING = Instant.parse("2024-03-01T08:00:00Z");

	private static final List<String> NAMES = List.of("Alder", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove",
			"Heron", "Iris", "Juniper", "Kestrel", "Lark", "Moor", "Nettle", "Otter");

	private static final List<String> TAGS = List.of("new", "bestseller", "recycled", "vegan", "waterproof",
			"lightweight", "handmade", "gift");

	private static final List<Product.Warehouse> WAREHOUSES = List.of(
			new Product.Warehouse("AMS-1", "Amsterdam", new Product.Geo(52.3676, 4.9041)),
			new Product.Warehouse("LEJ-2", "Leipzig", new Product.Geo(51.3397, 12.3731)),
			new Product.Warehouse("PRG-1", "Prague", new Product.Geo(50.0755, 14.4378)));

	private static final List<String> SUPPLIERS = List.of("Nordvik", "Atelier Morel", "Halden & Sons", "Solbacken");

	private static final List<Category> DEPARTMENTS = List.of(new Category("outdoor", "Outdoor", null, 0),
			new Category("home", "Home", null, 0));

	private static final List<Shelf> SHELVES = List.of(
			new Shelf("tents", "Tents", "outdoor", List.of("Dome Tent", "Tunnel Tent", "Tarp")),
			new Shelf("packs", "Backpacks", "outdoor", List.of("Daypack", "Trek Pack", "Duffel")),
			new Shelf("bikes", "Bikes", "outdoor", List.of("Gravel Bike", "City Bike", "Cargo Bike")),
			new Shelf("footwear", "Footwear", "outdoor", List.of("Trail Shoe", "Hiking Boot", "Sandal")),
			new Shelf("kitchen", "Kitchen", "home", List.of("Kettle", "Skillet", "Chef's Knife")),
			new Shelf("lighting", "Lighting", "home", List.of("Desk Lamp", "Floor Lamp", "Lantern")),
			new Shelf("textiles", "Textiles", "home", List.of("Wool Blanket", "Linen Towel", "Cushion")),
			new Shelf("desk", "Desk", "home", List.of("Notebook", "Pen Case", "Monitor Stand")));

	private final Random random;

	CatalogSeed(long seed) {
		this.random = new Random(seed);
	}

	Catalog catalog() {
		List<Product> products = new ArrayList<>();
		List<Category> categories = new ArrayList<>(DEPARTMENTS);
		for (Shelf shelf : SHELVES) {
			categories.add(new Category(shelf.slug(), shelf.title(), shelf.department(), PER_CATEGORY));
			for (int number = 0; number < PER_CATEGORY; number++) {
				products.add(product(FIRST_ID + products.size(), shelf, number));
			}
		}
		return new Catalog(products, categories);
	}

	private Product product(long id, Shelf shelf, int number) {
		String thing = shelf.things().get(number % shelf.things().size());
		String name = NAMES.get(number % NAMES.size()) + " " + thing + " " + (1 + number / NAMES.size());
		String sku = shelf.slug().substring(0, 3).toUpperCase(Locale.ROOT) + "-" + id;
		String description = description(thing);
		Product.Availability availability = availability();
		Product.Pricing pricing = pricing();
		return new Product(id, sku, name, description, shelf.slug(), availability, pricing, trade(id, pricing),
				dimensions(), any(WAREHOUSES), tags(), media(id, name), related(id),
				OPENING.plus(Duration.ofHours(7 * (id - FIRST_ID))));
	}

	private String description(String thing) {
		return "A " + thing.toLowerCase(Locale.ROOT) + " that " + any(List.of("lasts for years", "packs small",
				"is mended for free", "looks good with age", "weighs next to nothing")) + ".";
	}

	private Product.Availability availability() {
		Product.Availability[] all = Product.Availability.values();
		return (this.random.nextInt(3) == 0) ? all[this.random.nextInt(all.length)] : Product.Availability.IN_STOCK;
	}

	private Product.Pricing pricing() {
		long cents = this.random.nextLong(9, 400) * 100 + 90;
		Money sale = (this.random.nextInt(4) == 0) ? Money.euros(cents * 4 / 5) : null;
		return new Product.Pricing(Money.euros(cents), sale);
	}

	private static Product.Trade trade(long id, Product.Pricing pricing) {
		BigDecimal share = BigDecimal.valueOf(50 + id % 20, 2);
		Money cost = new Money(pricing.list().amount().multiply(share), pricing.list().currency());
		return new Product.Trade(cost, SUPPLIERS.get((int) (id % SUPPLIERS.size())));
	}

	private Product.Dimensions dimensions() {
		return new Product.Dimensions(this.random.nextInt(80, 900), this.random.nextInt(50, 600),
				this.random.nextInt(20, 400), this.random.nextInt(90, 14_000));
	}

	private List<String> tags() {
		return TAGS.stream().filter((tag) -> this.random.nextInt(3) == 0).toList();
	}

	private List<Media> media(long id, String name) {
		String base = "https://media.storefront.example/" + id;
		List<Media> media = new ArrayList<>();
		int images = this.random.nextInt(1, 4);
		for (int number = 1; number <= images; number++) {
			media.add(new Media.Image(base + "/" + number + ".jpg", name + ", view " + number, 1200, 900));
		}
		if (this.random.nextInt(3) == 0) {
			media.add(new Media.Video(base + "/tour.mp4", name + " in use", this.random.nextInt(15, 120)));
		}
		return media;
	}

	private List<Long> related(long id) {
		return LongStream.generate(() -> FIRST_ID + this.random.nextLong(SHELVES.size() * (long) PER_CATEGORY))
			.filter((other) -> other != id)
			.distinct()
			.limit(this.random.nextInt(4))
			.boxed()
			.toList();
	}

	private <T> T any(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/**
	 * A category that has products.
	 *
	 * @param slug the slug
	 * @param title the title
	 * @param department the category above
	 * @param things what stands there
	 */
	private record Shelf(String slug, String title, String department, List<String> things) {

	}

}
