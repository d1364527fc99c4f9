package io.sluice.browser;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.sluice.sample.Storefront;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The storefront, running for all tests of a class, and a browser in which its GraphiQL
 * is opened anew before each.
 */
final class Shop implements BeforeAllCallback, BeforeEachCallback {

	private final List<String> settings;

	private @Nullable Storefront storefront;

	private @Nullable Graphiql graphiql;

	/**
	 * A storefront that is not running.
	 * @param settings what differs from the folders of this repository
	 */
	Shop(String... settings) {
		this.settings = List.of(settings);
	}

	@Override
	public void beforeAll(ExtensionContext context) throws Exception {
		this.storefront = closedAfterAll(context, Storefront.start(this.settings));
		this.graphiql = closedAfterAll(context, Graphiql.of(this.storefront.url()));
	}

	private static <T extends AutoCloseable> T closedAfterAll(ExtensionContext context, T running) {
		context.getStore(ExtensionContext.Namespace.create(Shop.class)).put(running.getClass(), running);
		return running;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		graphiql().open();
	}

	/** What runs behind the page. */
	Storefront storefront() {
		return Objects.requireNonNull(this.storefront);
	}

	/** Takes one piece of a product from the stock. */
	void order(int product) {
		storefront().data("""
				mutation { placeOrder(input: {customerId: "cus_8", payment: CARD, lines: [{productId: %d}]}) { id } }"""
			.formatted(product), Map.of(), storefront().as("cus_8", ""));
	}

	/** The page. */
	Graphiql graphiql() {
		return Objects.requireNonNull(this.graphiql);
	}

}
