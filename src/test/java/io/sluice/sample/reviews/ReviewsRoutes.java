package io.sluice.sample.reviews;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sluice.sample.wire.Parameters;
import io.sluice.sample.wire.Refusal;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The reviews over HTTP. */
public final class ReviewsRoutes {

	private static final int DEFAULT_LIMIT = 10;

	private final Reviews reviews;

	private ReviewsRoutes(Reviews reviews) {
		this.reviews = reviews;
	}

	/**
	 * The routes of the service.
	 * @param reviews what it answers from
	 * @return the routes
	 */
	public static RouterFunction<ServerResponse> of(Reviews reviews) {
		ReviewsRoutes routes = new ReviewsRoutes(reviews);
		return RouterFunctions.route()
			.GET("/reviews", routes::list)
			.GET("/reviews/summary", routes::summaries)
			.GET("/reviews/{id}", routes::review)
			.POST("/reviews", routes::create)
			.build();
	}

	private Mono<ServerResponse> list(ServerRequest request) {
		Parameters parameters = new Parameters(request);
		List<Long> products = parameters.numbers("product_id");
		List<String> customers = parameters.list("customer_id");
		if (products.isEmpty() == customers.isEmpty()) {
			throw Refusal.malformed("Either 'product_id' or 'customer_id' says whose reviews are meant");
		}
		int limit = parameters.limit(DEFAULT_LIMIT);
		int minStars = parameters.within("min_stars", 1, 5).orElse(1);
		List<Review> found = (customers.isEmpty())
				? products.stream().flatMap((id) -> this.reviews.ofProduct(id, minStars, limit).stream()).toList()
				: customers.stream().flatMap((id) -> this.reviews.ofCustomer(id, limit).stream()).toList();
		return ServerResponse.ok().bodyValue(Map.of("reviews", found));
	}

	private Mono<ServerResponse> summaries(ServerRequest request) {
		Map<String, Summary> summaries = new LinkedHashMap<>();
		new Parameters(request).numbers("product_id")
			.forEach((id) -> this.reviews.summary(id)
				.ifPresent((summary) -> summaries.put(String.valueOf(id), summary)));
		return ServerResponse.ok().bodyValue(summaries);
	}

	private Mono<ServerResponse> review(ServerRequest request) {
		String id = request.pathVariable("id");
		Review review = (id.matches("\\d{1,18}") ? this.reviews.review(Long.parseLong(id)).orElse(null) : null);
		if (review == null) {
			throw Refusal.notFound("No review '" + id + "'");
		}
		return ServerResponse.ok().bodyValue(review);
	}

	private Mono<ServerResponse> create(ServerRequest request) {
		return request.bodyToMono(NewReview.class)
			.switchIfEmpty(Mono.error(() -> Refusal.malformed("A review is a JSON object")))
			.map(this.reviews::create)
			.flatMap((review) -> ServerResponse.created(URI.create("/reviews/" + review.id())).bodyValue(review));
	}

}
