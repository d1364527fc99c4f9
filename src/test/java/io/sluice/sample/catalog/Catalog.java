package io.sluice.sample.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.sluice.sample.wire.Money;

/** All products and categories. Immutable. */
public final class Catalog {

	private final NavigableMap<Long, Product> products;

	private final List<Category> categories;

	Catalog(Collection<Product> products, Collection<Category> categories) {
		this.products = products.stream()
			.collect(Collectors.toMap(Product::id, Function.identity(), (first, second) -> first, TreeMap::new));
		this.categories = categories.stream().sorted(Comparator.comparing(Category::slug)).toList();
	}

	/**
	 * The catalog that is the same every time.
	 * @param seed where chance begins
	 * @return at least 200 products
	 */
	public static Catalog generate(long seed) {
		return new CatalogSeed(seed).catalog();
	}

	/**
	 * What a product costs today.
	 * @param id its number
	 * @return the price; empty if there is no such product
	 */
	public Optional<Money> price(long id) {
		return product(id).map((product) -> product.pricing().current());
	}

	/**
	 * What a product costs when it is not on sale.
	 * @param id its number
	 * @return the price; empty if there is no such product
	 */
	public Optional<Money> usualPrice(long id) {
		return product(id).map((product) -> product.pricing().list());
	}

	/**
	 * The numbers of all products, ascending.
	 * @return the numbers
	 */
	public List<Long> ids() {
		return List.copyOf(this.products.keySet());
	}

	Optional<Product> product(long id) {
		return Optional.ofNullable(this.products.get(id));
	}

	List<Product> products(Collection<Long> ids) {
		return ids.stream().map(this::product).flatMap(Optional::stream).toList();
	}

	Slice slice(Predicate<Product> filter, long after, int limit) {
		List<Product> rest = this.products.tailMap(after, false)
			.values()
			.stream()
			.filter(filter)
			.limit(limit + 1L)
			.toList();
		int total = (int) this.products.values().stream().filter(filter).count();
		return new Slice(rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit, total);
	}

	List<Category> categories() {
		return this.categories;
	}

	Optional<Category> category(String slug) {
		return this.categories.stream().filter((category) -> category.slug().equals(slug)).findFirst();
	}

	/**
	 * Some of the products that fit.
	 *
	 * @param products the products
	 * @param more whether others follow
	 * @param total how many fit in all
	 */
	record Slice(List<Product> products, boolean more, int total) {

	}

}
