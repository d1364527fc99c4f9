package io.sluice.browser;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.sluice.sample.Storefront;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphiQL on the storefront, in Chromium. */
@EnabledIf(value = "io.sluice.browser.Browser#isInstalled",
		disabledReason = "needs the programs chromium and chromedriver (apt-get install chromium chromium-driver)")
class GraphiqlTests {

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
		browser.forget(storefront.url());
		browser.open(storefront.url().toString());
	}

	@Test
	void opensWithTheExamplesInItsTabs() {
		assertThat(browser.texts(".graphiql-tab")).containsExactly("ProductPage", "Browse", "Customers", "Categories",
				"PlaceOrder", "Stock", "WhoAsks");
		assertThat(browser.address()).isEqualTo(storefront.url() + "/graphiql");
		assertThat(browser.title()).isEqualTo("Sluice");
		assertThat(browser.await(value(".graphiql-query-editor"))).contains("query ProductPage {");
	}

	@Test
	void runsAQueryAndShowsTheAnswer() {
		browser.texts(".graphiql-tab");
		browser.click(".graphiql-execute-button");
		JsonNode answer = JsonMapper.shared().readTree(browser.await(value(".result-window")));
		assertThat(answer.has("errors")).isFalse();
		assertThat(answer.at("/data/product/name").asString()).isEqualTo("Alder Dome Tent 1");
		assertThat(answer.at("/data/product/reviews/0/author/name").asString()).isNotBlank();
		assertThat(String.join("\n", browser.texts(".result-window"))).contains("Alder Dome Tent 1");
	}

	@Test
	void watchesTheStock() {
		browser.texts(".graphiql-tab");
		browser.requests();
		browser.console();
		browser.click(".graphiql-tab:nth-child(6) button");
		browser.await("return " + editor(".graphiql-query-editor") + "?.operationName === 'Stock'");
		browser.click(".graphiql-execute-button");
		int before = available("");
		assertThat(before).isEqualTo(storefront.data("{ product(id: 1001) { stock { available } } }")
			.at("/product/stock/available")
			.asInt());
		storefront
			.data("""
					mutation { placeOrder(input: {customerId: "cus_8", payment: CARD, lines: [{productId: 1001}]}) { id } }""",
					Map.of(), storefront.as("cus_8", ""));
		assertThat(available("\"available\": " + before)).isEqualTo(before - 1);
		// and no more, once it is told to stop
		browser.click(".graphiql-execute-button");
		assertThat(browser.requests()).contains(storefront.url().toString().replace("http", "ws") + "/graphql");
		assertThat(browser.console()).isEmpty();
	}

	/** What is shown, once it is something else. */
	private static int available(String former) {
		String shown = editor(".result-window") + "?.getValue()";
		JsonNode answer = JsonMapper.shared()
			.readTree(browser.await("const shown = " + shown + "; return shown && ("
					+ (former.isEmpty() ? "true" : "!shown.includes('" + former + "')") + ") ? shown : ''"));
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		return answer.at("/data/stockChanged/available").asInt();
	}

	@Test
	void knowsTheSchema() {
		browser.click("button[aria-label='Show Documentation Explorer']");
		browser.await("return document.querySelector('.graphiql-doc-explorer')?.innerText.includes('Mutation')");
		assertThat(browser.texts(".graphiql-doc-explorer").getFirst()).contains("query: Query", "mutation: Mutation",
				"Product");
	}

	@Test
	void asksNoOtherHostAndBreaksNoRule() {
		browser.requests();
		browser.console();
		browser.open(storefront.url() + "/graphiql");
		browser.texts(".graphiql-tab");
		browser.click(".graphiql-execute-button");
		browser.await(value(".result-window"));
		browser.click("button[aria-label='Open settings dialog']");
		browser.texts(".graphiql-dialog");
		List<String> requests = browser.requests();
		assertThat(requests).contains(storefront.url() + "/graphql", storefront.url() + "/graphiql/examples.json")
			.allMatch((address) -> address.startsWith(storefront.url() + "/"));
		assertThat(browser.console()).isEmpty();
	}

	@Test
	void letsNoScriptAskAnotherHost() {
		browser.console();
		assertThat(browser.ask("""
				const done = arguments[0];
				fetch('http://127.0.0.2:9/').then(() => done('answered'), () => done('refused'));
				""")).isEqualTo("refused");
		assertThat(browser.console()).anyMatch((line) -> line.contains("Content Security Policy"));
	}

	private static String value(String editor) {
		return "return " + editor(editor) + "?.getValue()";
	}

	private static String editor(String selector) {
		return "document.querySelector('" + selector + " .CodeMirror')?.CodeMirror";
	}

}
