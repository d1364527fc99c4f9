package io.sluice.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphiQL where not everybody is told the schema. */
@WithChromium
class GraphiqlWithoutSchemaTests {

	private static final int VISITOR = 1;

	private static final int CUSTOMER = 2;

	private static final String REASON = "The schema is told to callers with a good token only.";

	@RegisterExtension
	private static final Shop SHOP = new Shop("--sluice.security.introspection=AUTHENTICATED");

	private final Graphiql page = SHOP.graphiql();

	@Test
	void saysWhyThereIsNoDocumentation() {
		assertThat(this.page.texts(".sluice-reason")).containsExactly("No documentation: " + REASON);
		this.page.awaitAnswer(REASON);
		assertThat(this.page.texts(".result-window").getFirst()).contains("Queries are executed all the same.");
	}

	@Test
	void executesQueries() {
		this.page.awaitAnswer(REASON);
		this.page.execute();
		this.page.awaitAnswer("Alder Dome Tent 1");
		assertThat(this.page.console()).isEmpty();
	}

	@Test
	void showsTheDocumentationToThoseWhoAreToldTheSchema() {
		this.page.click("button[aria-label='Show Documentation Explorer']");
		this.page.texts(".sluice-reason");
		this.page.choose(CUSTOMER);
		this.page.awaitThat("document.querySelector('.graphiql-doc-explorer')?.innerText.includes('Mutation')");
		this.page.awaitThat("document.querySelectorAll('.sluice-reason').length === 0");
		this.page.choose(VISITOR);
		assertThat(this.page.texts(".sluice-reason")).containsExactly("No documentation: " + REASON);
		this.page.awaitThat("!document.querySelector('.graphiql-doc-explorer')?.innerText.includes('Mutation')");
	}

}
