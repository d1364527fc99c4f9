package io.sluice.browser;

import java.io.IOException;
import java.util.List;

import io.sluice.sample.Storefront;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphiQL where not everybody is told the schema. */
@EnabledIf(value = "io.sluice.browser.Browser#isInstalled",
		disabledReason = "needs the programs chromium and chromedriver (apt-get install chromium chromium-driver)")
class GraphiqlWithoutSchemaTests {

	private static final int VISITOR = 1;

	private static final int CUSTOMER = 2;

	private static final String REASON = "The schema is told to callers with a good token only.";

	private static final String ANSWER = "document.querySelector('.result-window .CodeMirror')?.CodeMirror.getValue()";

	@AutoClose
	private static Browser browser;

	@AutoClose
	private static Storefront storefront;

	@BeforeAll
	static void start() throws IOException {
		browser = Browser.start();
		storefront = Storefront.start(List.of("--sluice.security.introspection=AUTHENTICATED"));
	}

	@BeforeEach
	void open() {
		browser.openGraphiql(storefront.url());
		browser.console();
	}

	@Test
	void saysWhyThereIsNoDocumentation() {
		assertThat(browser.texts(".sluice-reason")).containsExactly("No documentation: " + REASON);
		browser.await("return " + ANSWER + "?.startsWith('" + REASON + "')");
		assertThat(browser.texts(".result-window").getFirst()).contains("Queries are executed all the same.");
	}

	@Test
	void executesQueries() {
		browser.await("return " + ANSWER + "?.startsWith('" + REASON + "')");
		browser.click(".graphiql-execute-button");
		browser.await("return " + ANSWER + "?.includes('Alder Dome Tent 1')");
		assertThat(browser.console()).isEmpty();
	}

	@Test
	void showsTheDocumentationToThoseWhoAreToldTheSchema() {
		browser.click("button[aria-label='Show Documentation Explorer']");
		browser.texts(".sluice-reason");
		choose(CUSTOMER);
		browser.await("return document.querySelector('.graphiql-doc-explorer')?.innerText.includes('Mutation')");
		assertThat(browser.await("return document.querySelectorAll('.sluice-reason').length === 0")).isEqualTo("true");
		choose(VISITOR);
		assertThat(browser.texts(".sluice-reason")).containsExactly("No documentation: " + REASON);
		browser.await("return !document.querySelector('.graphiql-doc-explorer')?.innerText.includes('Mutation')");
	}

	private static void choose(int caller) {
		browser.click(".sluice-callers button:nth-child(" + caller + ")");
	}

}
