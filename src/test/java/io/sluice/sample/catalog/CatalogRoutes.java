package io.sluice.sample.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sluice.sample.wire.Parameters;
import io.sluice.sample.wire.Refusal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The catalog over HTTP. */
public final class CatalogRoutes {

	private static final int DEFAULT_LIMIT = 20;

	private static final Pattern CURSOR = Pattern.compile("p(\\d{1,18})");

	private final Catalog catalog;

	private CatalogRoutes(Catalog catalog) {
		this.catalog = catalog;
	}

	/**
	 * The routes of the service.
	 * @param catalog what it answers from
	 * @return the routes
	 */
	public static RouterFunction<ServerResponse> of(Catalog catalog) {
		CatalogRoutes routes = new CatalogRoutes(catalog);
		return RouterFunctions.route()
			.GET("/products", routes::products)
			.GET("/products/{id}", routes::product)
			.GET("/categories", routes::categories)
			.GET("/categories/{slug}", routes::category)
			.build();
	}

	private Mono<ServerResponse> products(ServerRequest request) {
		Parameters parameters = new Parameters(request);
		List<Long> ids = parameters.numbers("id");
		if (request.queryParams().containsKey("id")) {
			return ServerResponse.ok().bodyValue(Map.of("items", this.catalog.products(ids)));
		}
		long after = parameters.text("cursor").map(CatalogRoutes::position).orElse(0L);
		Catalog.Slice slice = this.catalog.slice(filter(parameters), after, parameters.limit(DEFAULT_LIMIT));
		return ServerResponse.ok().bodyValue(Page.of(slice));
	}

	private Mono<ServerResponse> product(ServerRequest request) {
		String id = request.pathVariable("id");
		Product product = (id.matches("\\d{1,18}") ? this.catalog.product(Long.parseLong(id)).orElse(null) : null);
		if (product == null) {
			throw Refusal.notFound("No product '" + id + "'");
		}
		return ServerResponse.ok().bodyValue(product);
	}

	private Mono<ServerResponse> categories(ServerRequest request) {
		return ServerResponse.ok().bodyValue(Map.of("categories", this.catalog.categories()));
	}

	private Mono<ServerResponse> category(ServerRequest request) {
		String slug = request.pathVariable("slug");
		return ServerResponse.ok()
			.bodyValue(this.catalog.category(slug).orElseThrow(() -> Refusal.notFound("No category '" + slug + "'")));
	}

	private static Predicate<Product> filter(Parameters parameters) {
		Predicate<Product> category = parameters.text("category")
			.<Predicate<Product>>map((slug) -> (product) -> product.categorySlug().equals(slug))
			.orElse((product) -> true);
		return parameters.choice("availability", Product.Availability::of)
			.map((wanted) -> category.and((product) -> product.availability() == wanted))
			.orElse(category);
	}

	private static long position(String cursor) {
		Matcher matcher = CURSOR.matcher(cursor);
		if (!matcher.matches()) {
			throw Refusal.malformed("'cursor' is one of an earlier page, not '" + cursor + "'");
		}
		return Long.parseLong(matcher.group(1));
	}

	/**
	 * A part of a list.
	 *
	 * @param items the elements
	 * @param paging how to go on
	 */
	record Page(List<Product> items, Paging paging) {

		static Page of(Catalog.Slice slice) {
			String next = slice.more() ? "p" + slice.products().getLast().id() : null;
			return new Page(slice.products(), new Paging(next, slice.more(), slice.total()));
		}

	}

	/**
	 * How to go on.
	 *
	 * @param nextCursor where the next page begins; null on the last one
	 * @param hasMore whether there is a next page
	 * @param total how many elements the whole list has
	 */
	record Paging(@Nullable String nextCursor, boolean hasMore, int total) {

	}

}
