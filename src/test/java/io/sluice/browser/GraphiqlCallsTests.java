package io.sluice.browser;

import java.io.IOException;

import io.sluice.sample.Storefront;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/** What GraphiQL draws of the calls behind an answer. */
@EnabledIf(value = "io.sluice.browser.Browser#isInstalled",
		disabledReason = "needs the programs chromium and chromedriver (apt-get install chromium chromium-driver)")
class GraphiqlCallsTests {

	private static final String ANSWER = "document.querySelector('.result-window .CodeMirror')?.CodeMirror.getValue()";

	private static final String QUERY = "document.querySelector('.graphiql-query-editor .CodeMirror')?.CodeMirror";

	private static final String ROWS = ".sluice-calls tbody tr";

	@AutoClose
	private static Browser browser;

	@AutoClose
	private static Storefront storefront;

	@BeforeAll
	static void start() throws IOException {
		browser = Browser.start();
		storefront = Storefront.start();
	}

	@BeforeEach
	void open() {
		browser.openGraphiql(storefront.url());
		browser.await("return !!" + QUERY + "?.options.lint.schema");
	}

	@Test
	void drawsOneRowForEachCall() {
		run("Tents",
				"{ category(slug: \"tents\") { title products(first: 6) { edges { node { name price { amount } stock { status } } } } } }");
		browser.await("return document.querySelectorAll('" + ROWS + "').length >= 4");
		assertThat(browser.texts(".sluice-calls thead th")).containsExactly("Field", "Service", "Asked for", "Keys",
				"Cache", "Time");
		assertThat(browser.texts(ROWS + " th")).contains("Query.category", "Category.products", "Product.price",
				"Product.stock");
		assertThat(browser.texts(ROWS + " code")).contains("GET /categories/{key}",
				"inventory.v1.Inventory/BatchGetStock");
		assertThat(browser.texts(ROWS + "[data-cache='miss'] .sluice-time")).isNotEmpty()
			.allMatch((time) -> time.contains(" ms"));
		assertThat(browser.texts(".sluice-calls summary").getFirst()).matches("\\d calls, .* ms");
		assertThat(shown()).contains("\"cost\"").doesNotContain("\"calls\"");
		assertThat(browser.console()).isEmpty();
	}

	@Test
	void showsWhatWasThere() {
		run("Rated", "{ product(id: 1003) { name rating { count } } }");
		awaitSummary("2 calls");
		browser.click(".graphiql-execute-button");
		awaitSummary("0 calls, 2 from the cache");
		assertThat(browser.texts(".sluice-cache")).containsExactly("hit", "hit");
		assertThat(browser.await("return !document.querySelector('.sluice-calls li')")).isEqualTo("true");
	}

	@Test
	void saysWhereABatchWouldHelpAndWhatIsNotKept() {
		run("Totals", "{ categories { title products(first: 1) { totalCount } } products(first: 1) { totalCount } }");
		browser.await("return !!document.querySelector('.sluice-calls li')");
		assertThat(browser.texts(".sluice-calls li")).hasSize(2)
			.anyMatch(
					(hint) -> hint.matches("Category\\.products made \\d+ calls\\. If catalog can answer .* batch .*"))
			.anyMatch((hint) -> hint.startsWith("Nothing is kept of Query.products, Category.products.")
					&& hint.contains("@cacheControl(maxAge:)"));
	}

	@Test
	void belongsToTheAnswerThatIsShown() {
		run("Named", "{ product(id: 1004) { name } }");
		awaitSummary("1 call");
		browser.click(".graphiql-tab:nth-child(2) button");
		browser.await("return !document.querySelector('.sluice-calls')");
		browser.click(".graphiql-tab:nth-child(1) button");
		awaitSummary("1 call");
		run("Nothing", "{ __typename }");
		awaitSummary("Nothing was called");
		assertThat(browser.console()).isEmpty();
	}

	@Test
	void isNotThereWhereNothingIsTold() {
		browser.await("""
				const fetched = window.fetch;
				window.fetch = (address, options) => {
					delete options?.headers?.['GraphQL-Calls'];
					return fetched(address, options);
				};
				document.querySelector('.sluice-callers button:nth-child(3)').click();
				return true
				""");
		browser.await("return !!" + QUERY + "?.options.lint.schema?.getType('Product').getFields().supplier");
		run("Supplied", "{ product(id: 1005) { supplier } }");
		browser.await("return " + ANSWER + "?.includes('supplier')");
		assertThat(browser.await("return !document.querySelector('.sluice-calls')")).isEqualTo("true");
	}

	/** GraphiQL looks for the name of what is to be run a moment after it is typed. */
	private static void run(String name, String selection) {
		browser.await(QUERY + ".setValue('query " + name + " " + selection + "'); return true");
		browser.await("return " + QUERY + ".operationName === '" + name + "'");
		browser.click(".graphiql-execute-button");
	}

	private static void awaitSummary(String beginning) {
		browser
			.await("return document.querySelector('.sluice-calls summary')?.innerText.startsWith('" + beginning + "')");
	}

	private static String shown() {
		return browser.await("return " + ANSWER);
	}

}
