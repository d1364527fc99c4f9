package io.sluice.browser;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphiQL on the storefront, in Chromium. */
@WithChromium
class GraphiqlTests {

	@RegisterExtension
	private static final Shop SHOP = new Shop();

	private final Graphiql page = SHOP.graphiql();

	@Test
	void opensWithTheExamplesInItsTabs() {
		Browser browser = this.page.browser();
		browser.open(this.page.gateway().toString());
		assertThat(this.page.texts(".graphiql-tab")).containsExactly("ProductPage", "Browse", "Customers", "Categories",
				"PlaceOrder", "Stock", "WhoAsks");
		assertThat(browser.address()).isEqualTo(this.page.gateway() + "/graphiql");
		assertThat(browser.title()).isEqualTo("Sluice");
		assertThat(browser.await("return " + Graphiql.EDITOR + "?.getValue()")).contains("query ProductPage {");
	}

	@Test
	void runsAQueryAndShowsTheAnswer() {
		this.page.execute();
		JsonNode answer = JsonMapper.shared().readTree(this.page.answer());
		assertThat(answer.has("errors")).isFalse();
		assertThat(answer.at("/data/product/name").asString()).isEqualTo("Alder Dome Tent 1");
		assertThat(answer.at("/data/product/reviews/0/author/name").asString()).isNotBlank();
		assertThat(String.join("\n", this.page.texts(".result-window"))).contains("Alder Dome Tent 1");
	}

	@Test
	void watchesTheStock() {
		this.page.tab(6, "Stock");
		this.page.execute();
		int before = available("");
		assertThat(before).isEqualTo(SHOP.storefront()
			.data("{ product(id: 1001) { stock { available } } }")
			.at("/product/stock/available")
			.asInt());
		SHOP.order(1001);
		assertThat(available("\"available\": " + before)).isEqualTo(before - 1);
		// and no more, once it is told to stop
		this.page.execute();
		assertThat(this.page.browser().requests())
			.contains(this.page.gateway().toString().replace("http", "ws") + "/graphql");
		assertThat(this.page.console()).isEmpty();
	}

	/** What is shown, once it is something else. */
	private int available(String former) {
		JsonNode answer = JsonMapper.shared()
			.readTree(this.page.browser()
				.await("const shown = " + Graphiql.ANSWER + "; return shown && ("
						+ (former.isEmpty() ? "true" : "!shown.includes('" + former + "')") + ") ? shown : ''"));
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		return answer.at("/data/stockChanged/available").asInt();
	}

	@Test
	void knowsTheSchema() {
		this.page.click("button[aria-label='Show Documentation Explorer']");
		this.page.awaitThat("document.querySelector('.graphiql-doc-explorer')?.innerText.includes('Mutation')");
		assertThat(this.page.texts(".graphiql-doc-explorer").getFirst()).contains("query: Query", "mutation: Mutation",
				"Product");
	}

	@Test
	void asksNoOtherHostAndBreaksNoRule() {
		this.page.execute();
		this.page.answer();
		this.page.click("button[aria-label='Open settings dialog']");
		this.page.texts(".graphiql-dialog");
		List<String> requests = this.page.browser().requests();
		assertThat(requests).contains(this.page.gateway() + "/graphql", this.page.gateway() + "/graphiql/examples.json")
			.allMatch((address) -> address.startsWith(this.page.gateway() + "/"));
		assertThat(this.page.console()).isEmpty();
	}

	@Test
	void letsNoScriptAskAnotherHost() {
		assertThat(this.page.browser().ask("""
				const done = arguments[0];
				fetch('http://127.0.0.2:9/').then(() => done('answered'), () => done('refused'));
				""")).isEqualTo("refused");
		assertThat(this.page.console()).anyMatch((line) -> line.contains("Content Security Policy"));
	}

}
