package io.sluice.browser;

import java.io.IOException;

import io.sluice.sample.Storefront;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphiQL's menu of callers: schema and answers change with a click. */
@EnabledIf(value = "io.sluice.browser.Browser#isInstalled",
		disabledReason = "needs the programs chromium and chromedriver (apt-get install chromium chromium-driver)")
class GraphiqlCallersTests {

	private static final int VISITOR = 1;

	private static final int CUSTOMER = 2;

	private static final int ANALYST = 4;

	private static final String ANSWER = "document.querySelector('.result-window .CodeMirror')?.CodeMirror.getValue()";

	/** How much the editor underlines. */
	private static final String MISTAKES = "document"
			+ ".querySelectorAll('.graphiql-query-editor .CodeMirror-lint-mark-error').length";

	/** What the editor completes from, as introspection had it. */
	private static final String SCHEMA = "document.querySelector('.graphiql-query-editor .CodeMirror')"
			+ "?.CodeMirror.options.lint.schema";

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
		browser.await("return !!" + SCHEMA);
	}

	@Test
	void changeAnswersWithAClick() {
		assertThat(browser.texts(".sluice-callers button")).containsExactly("Visitor", "Customer", "Partner",
				"Analyst");
		tab(7, "WhoAsks");
		browser.click(".graphiql-execute-button");
		awaitAnswer("\"costPrice\": null", "UNAUTHORIZED_FIELD_OR_TYPE");
		choose(ANALYST);
		awaitAnswer("\"amount\": 23.41", "\"supplier\": \"Atelier Morel\"");
		browser.await("return " + MISTAKES + " === 0");
		choose(CUSTOMER);
		awaitAnswer("\"costPrice\": null", "ada.1@mail.example");
		choose(VISITOR);
		awaitAnswer("\"costPrice\": null", "\"me\": null");
		browser.await("return " + MISTAKES + " > 0");
		assertThat(browser.console()).isEmpty();
	}

	@Test
	void changeTheDocumentationWithAClick() {
		browser.click("button[aria-label='Show Documentation Explorer']");
		browser.click(".graphiql-doc-explorer-type-name");
		browser.await("return " + documented("products"));
		browser.await("return !" + documented("me"));
		choose(CUSTOMER);
		browser.await("return " + documented("me"));
		choose(VISITOR);
		browser.await("return !" + documented("me"));
		assertThat(browser.console()).isEmpty();
	}

	@Test
	void changeWhatTheEditorKnows() {
		browser.await("return " + product() + "?.name && !" + product() + ".costPrice");
		choose(ANALYST);
		browser.await("return " + product() + "?.costPrice && !!" + queries() + ".me");
		choose(VISITOR);
		browser.await("return " + product() + "?.name && !" + product() + ".costPrice && !" + queries() + ".me");
	}

	@Test
	void changeNothingOfTheServicesByThemselves() {
		tab(5, "PlaceOrder");
		browser.click(".graphiql-execute-button");
		awaitAnswer("UNAUTHORIZED_FIELD_OR_TYPE");
		int before = storefront.services().served().getOrDefault("orders", 0);
		choose(CUSTOMER);
		browser.await("return !!" + queries() + "?.me");
		assertThat(storefront.services().served()).containsEntry("orders", before);
		browser.click(".graphiql-execute-button");
		awaitAnswer("\"status\": \"PLACED\"");
	}

	@Test
	void subscribeAsTheCaller() {
		choose(CUSTOMER);
		tab(6, "Stock");
		browser.await("""
				window.sent = [];
				const send = WebSocket.prototype.send;
				WebSocket.prototype.send = function(text) { window.sent.push(text); send.call(this, text); };
				return true
				""");
		browser.click(".graphiql-execute-button");
		awaitAnswer("\"available\":");
		assertThat(browser.await("return window.sent[0]")).contains("connection_init", "\"Authorization\":\"Bearer ey");
		browser.click(".graphiql-execute-button");
	}

	/** A click on a tab that is still moving to its place goes astray. */
	private static void tab(int number, String name) {
		browser.await("""
				if (document.querySelector('.graphiql-query-editor .CodeMirror')?.CodeMirror.operationName === '%s') {
					return true;
				}
				document.querySelector('.graphiql-tab:nth-child(%d) button').click();
				return false
				""".formatted(name, number));
	}

	private static void choose(int caller) {
		browser.click(".sluice-callers button:nth-child(" + caller + ")");
		browser.await("return document.querySelector('.sluice-callers button:nth-child(" + caller
				+ ")').getAttribute('aria-pressed') === 'true'");
	}

	private static void awaitAnswer(String... parts) {
		for (String part : parts) {
			browser.await("return (" + ANSWER + " ?? '').includes('" + part + "')");
		}
	}

	private static String documented(String field) {
		return "[...document.querySelectorAll('.graphiql-doc-explorer-field-name')].some((name) => name.innerText === '"
				+ field + "')";
	}

	private static String product() {
		return SCHEMA + "?.getType('Product').getFields()";
	}

	private static String queries() {
		return SCHEMA + "?.getQueryType().getFields()";
	}

}
