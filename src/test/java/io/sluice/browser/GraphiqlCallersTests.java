package io.sluice.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphiQL's menu of callers: schema and answers change with a click. */
@WithChromium
class GraphiqlCallersTests {

	private static final int VISITOR = 1;

	private static final int CUSTOMER = 2;

	private static final int ANALYST = 4;

	/** How much the editor underlines. */
	private static final String MISTAKES = "document"
			+ ".querySelectorAll('.graphiql-query-editor .CodeMirror-lint-mark-error').length";

	@RegisterExtension
	private static final Shop SHOP = new Shop();

	private final Graphiql page = SHOP.graphiql();

	@BeforeEach
	void open() {
		this.page.awaitSchema();
	}

	@Test
	void changeAnswersWithAClick() {
		assertThat(this.page.texts(".sluice-callers button")).containsExactly("Visitor", "Customer", "Partner",
				"Analyst");
		this.page.tab(7, "WhoAsks");
		this.page.execute();
		this.page.awaitAnswer("\"costPrice\": null", "UNAUTHORIZED_FIELD_OR_TYPE");
		this.page.choose(ANALYST);
		this.page.awaitAnswer("\"amount\": 23.41", "\"supplier\": \"Atelier Morel\"");
		this.page.awaitThat(MISTAKES + " === 0");
		this.page.choose(CUSTOMER);
		this.page.awaitAnswer("\"costPrice\": null", "ada.1@mail.example");
		this.page.choose(VISITOR);
		this.page.awaitAnswer("\"costPrice\": null", "\"me\": null");
		this.page.awaitThat(MISTAKES + " > 0");
		assertThat(this.page.console()).isEmpty();
	}

	@Test
	void changeTheDocumentationWithAClick() {
		this.page.click("button[aria-label='Show Documentation Explorer']");
		this.page.click(".graphiql-doc-explorer-type-name");
		this.page.awaitThat(documented("products"));
		this.page.awaitThat("!" + documented("me"));
		this.page.choose(CUSTOMER);
		this.page.awaitThat(documented("me"));
		this.page.choose(VISITOR);
		this.page.awaitThat("!" + documented("me"));
		assertThat(this.page.console()).isEmpty();
	}

	@Test
	void changeWhatTheEditorKnows() {
		this.page.awaitThat(product() + "?.name && !" + product() + ".costPrice");
		this.page.choose(ANALYST);
		this.page.awaitThat(product() + "?.costPrice && !!" + queries() + ".me");
		this.page.choose(VISITOR);
		this.page.awaitThat(product() + "?.name && !" + product() + ".costPrice && !" + queries() + ".me");
	}

	@Test
	void changeNothingOfTheServicesByThemselves() {
		this.page.tab(5, "PlaceOrder");
		this.page.execute();
		this.page.awaitAnswer("UNAUTHORIZED_FIELD_OR_TYPE");
		int before = SHOP.storefront().services().served().getOrDefault("orders", 0);
		this.page.choose(CUSTOMER);
		this.page.awaitThat("!!" + queries() + "?.me");
		assertThat(SHOP.storefront().services().served()).containsEntry("orders", before);
		this.page.execute();
		this.page.awaitAnswer("\"status\": \"PLACED\"");
	}

	@Test
	void subscribeAsTheCaller() {
		this.page.choose(CUSTOMER);
		this.page.tab(6, "Stock");
		this.page.browser().await("""
				window.sent = [];
				const send = WebSocket.prototype.send;
				WebSocket.prototype.send = function(text) { window.sent.push(text); send.call(this, text); };
				return true
				""");
		this.page.execute();
		this.page.awaitAnswer("\"available\":");
		assertThat(this.page.browser().await("return window.sent[0]")).contains("connection_init",
				"\"Authorization\":\"Bearer ey");
		this.page.execute();
	}

	private static String documented(String field) {
		return "[...document.querySelectorAll('.graphiql-doc-explorer-field-name')].some((name) => name.innerText === '"
				+ field + "')";
	}

	private static String product() {
		return Graphiql.SCHEMA + "?.getType('Product').getFields()";
	}

	private static String queries() {
		return Graphiql.SCHEMA + "?.getQueryType().getFields()";
	}

}
