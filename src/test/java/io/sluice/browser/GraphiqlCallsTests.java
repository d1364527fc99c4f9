package io.sluice.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What GraphiQL draws of the calls behind an answer. */
@WithChromium
class GraphiqlCallsTests {

	private static final String ROWS = ".sluice-calls tbody tr";

	@RegisterExtension
	private static final Shop SHOP = new Shop();

	private final Graphiql page = SHOP.graphiql();

	@BeforeEach
	void open() {
		this.page.awaitSchema();
	}

	@Test
	void drawsOneRowForEachCall() {
		this.page.run(
				"query Tents { category(slug: \"tents\") { title products(first: 6) { edges { node { name price { amount } stock { status } } } } } }");
		this.page.awaitThat("document.querySelectorAll('" + ROWS + "').length >= 4");
		assertThat(this.page.texts(".sluice-calls thead th")).containsExactly("Field", "Service", "Asked for", "Keys",
				"Cache", "Time");
		assertThat(this.page.texts(ROWS + " th")).contains("Query.category", "Category.products", "Product.price",
				"Product.stock");
		assertThat(this.page.texts(ROWS + " code")).contains("GET /categories/{key}",
				"inventory.v1.Inventory/BatchGetStock");
		assertThat(this.page.texts(ROWS + "[data-cache='miss'] .sluice-time")).isNotEmpty()
			.allMatch((time) -> time.contains(" ms"));
		assertThat(this.page.texts(".sluice-calls summary").getFirst()).matches("\\d calls, .* ms");
		assertThat(this.page.answer()).contains("\"cost\"").doesNotContain("\"calls\"");
		assertThat(this.page.console()).isEmpty();
	}

	@Test
	void showsWhatWasThere() {
		this.page.run("query Rated { product(id: 1003) { name rating { count } } }");
		awaitSummary("2 calls");
		this.page.execute();
		awaitSummary("0 calls, 2 from the cache");
		assertThat(this.page.texts(".sluice-cache")).containsExactly("hit", "hit");
		this.page.awaitThat("!document.querySelector('.sluice-calls li')");
	}

	@Test
	void saysWhereABatchWouldHelpAndWhatIsNotKept() {
		this.page.run(
				"query Totals { categories { title products(first: 1) { totalCount } } products(first: 1) { totalCount } }");
		this.page.awaitThat("!!document.querySelector('.sluice-calls li')");
		assertThat(this.page.texts(".sluice-calls li")).hasSize(2)
			.anyMatch(
					(hint) -> hint.matches("Category\\.products made \\d+ calls\\. If catalog can answer .* batch .*"))
			.anyMatch((hint) -> hint.startsWith("Nothing is kept of Query.products, Category.products.")
					&& hint.contains("@cacheControl(maxAge:)"));
	}

	@Test
	void belongsToTheAnswerThatIsShown() {
		this.page.run("query Named { product(id: 1004) { name } }");
		awaitSummary("1 call");
		this.page.click(".graphiql-tab:nth-child(2) button");
		this.page.awaitThat("!document.querySelector('.sluice-calls')");
		this.page.click(".graphiql-tab:nth-child(1) button");
		awaitSummary("1 call");
		this.page.run("query Nothing { __typename }");
		awaitSummary("Nothing was called");
		assertThat(this.page.console()).isEmpty();
	}

	@Test
	void isNotThereWhereNothingIsTold() {
		this.page.browser().await("""
				const fetched = window.fetch;
				window.fetch = (address, options) => {
					delete options?.headers?.['GraphQL-Calls'];
					return fetched(address, options);
				};
				document.querySelector('.sluice-callers button:nth-child(3)').click();
				return true
				""");
		this.page.awaitThat("!!" + Graphiql.SCHEMA + "?.getType('Product').getFields().supplier");
		this.page.run("query Supplied { product(id: 1005) { supplier } }");
		this.page.awaitAnswer("supplier");
		this.page.awaitThat("!document.querySelector('.sluice-calls')");
	}

	@Test
	void isThatOfTheEvent() {
		this.page.run(
				"subscription Watched { stockChanged(productId: 1019) { available product { name rating { count } } } }");
		awaitSummary("2 calls");
		this.page.awaitAnswer("\"estimated\": ", "\"actual\": ");
		assertThat(this.page.answer()).doesNotContain("\"calls\"");
		assertThat(this.page.texts(ROWS + " th")).containsExactly("Stock.product", "Product.rating");
		SHOP.order(1019);
		awaitSummary("0 calls, 2 from the cache");
		this.page.execute();
		awaitSummary("0 calls, 2 from the cache");
		assertThat(this.page.console()).isEmpty();
	}

	/** An event is told twice, the second time without what was called for it. */
	@Test
	void doesNotStayWhenTheNextEventTellsNothing() {
		this.page.browser().await("""
				const handler = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
				Object.defineProperty(WebSocket.prototype, 'onmessage', {
					set(handle) {
						handler.set.call(this, ({data}) => {
							const {payload, ...message} = JSON.parse(data);
							if (message.type !== 'next') {
								handle({data});
								return;
							}
							const told = (extensions) =>
								handle({data: JSON.stringify({...message, payload: {data: payload.data, extensions}})});
							told({calls: payload.extensions.calls});
							window.tellNothing = () => told();
						});
					}
				});
				return true
				""");
		this.page.run("subscription Quiet { stockChanged(productId: 1002) { available product { name } } }");
		awaitSummary("1 call");
		this.page.browser().await("window.tellNothing(); return true");
		this.page.awaitThat("!document.querySelector('.sluice-calls')");
		this.page.awaitAnswer("\"available\": ");
		assertThat(this.page.console()).isEmpty();
	}

	private void awaitSummary(String beginning) {
		this.page
			.awaitThat("document.querySelector('.sluice-calls summary')?.innerText.startsWith('" + beginning + "')");
	}

}
