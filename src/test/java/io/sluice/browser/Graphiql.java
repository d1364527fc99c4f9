package io.sluice.browser;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * GraphiQL of a gateway, in a browser of its own.
 *
 * @param browser what shows it
 * @param gateway where it is
 */
record Graphiql(Browser browser, URI gateway) implements AutoCloseable {

	/** The editor of operations, in scripts; nothing until it is there. */
	static final String EDITOR = editor(".graphiql-query-editor");

	/** The text of the answer, in scripts; nothing until it is there. */
	static final String ANSWER = editor(".result-window") + "?.getValue()";

	/** What the editor completes from, in scripts: the schema as introspection had it. */
	static final String SCHEMA = EDITOR + "?.options.lint.schema";

	/**
	 * Starts a browser.
	 * @param gateway where the gateway is
	 * @return the page, not open yet
	 * @throws IOException if the browser's profile cannot be made
	 */
	static Graphiql of(URI gateway) throws IOException {
		return new Graphiql(Browser.start(), gateway);
	}

	/**
	 * Opens the page as somebody does who has not been there: it remembers its tabs.
	 * Forgets what was asked for and said before.
	 */
	void open() {
		this.browser.open(this.gateway + "/schema.graphql");
		this.browser.await("localStorage.clear(); return true");
		this.browser.console();
		this.browser.requests();
		this.browser.open(this.gateway + "/graphiql");
		this.browser.texts(".graphiql-execute-button");
	}

	/** Waits until the page knows the schema. */
	void awaitSchema() {
		awaitThat("!!" + SCHEMA);
	}

	/** Changes to a tab: a click while it is still moving to its place goes astray. */
	void tab(int number, String operation) {
		this.browser.await("""
				if (%s?.operationName === '%s') {
					return true;
				}
				document.querySelector('.graphiql-tab:nth-child(%d) button').click();
				return false
				""".formatted(EDITOR, operation, number));
	}

	/**
	 * Asks as a caller of the menu.
	 * @param caller its place in the menu, from 1
	 */
	void choose(int caller) {
		String button = ".sluice-callers button:nth-child(" + caller + ")";
		this.browser.click(button);
		awaitThat("document.querySelector('" + button + "').getAttribute('aria-pressed') === 'true'");
	}

	/**
	 * Types an operation, and runs it.
	 * @param operation one line, which begins with its type and name
	 */
	void run(String operation) {
		String name = operation.split("\\W+")[1];
		this.browser.await(EDITOR + ".setValue('" + operation + "'); return true");
		// GraphiQL looks for the name a moment after it is typed
		awaitThat(EDITOR + ".operationName === '" + name + "'");
		execute();
	}

	/** Runs the operation that is there, or unsubscribes from what it has begun. */
	void execute() {
		this.browser.click(".graphiql-execute-button");
	}

	/** The whole answer, once there is one. */
	String answer() {
		return this.browser.await("return " + ANSWER);
	}

	/**
	 * Waits for an answer.
	 * @param parts without apostrophes; all of them are in it
	 */
	void awaitAnswer(String... parts) {
		for (String part : parts) {
			awaitThat("(" + ANSWER + " ?? '').includes('" + part + "')");
		}
	}

	/** Waits until something is so. */
	void awaitThat(String condition) {
		this.browser.await("return " + condition);
	}

	/** The texts of all elements, once there is one. */
	List<String> texts(String selector) {
		return this.browser.texts(selector);
	}

	void click(String selector) {
		this.browser.click(selector);
	}

	/** What the console says since it was asked last. */
	List<String> console() {
		return this.browser.console();
	}

	@Override
	public void close() throws IOException {
		this.browser.close();
	}

	private static String editor(String selector) {
		return "document.querySelector('" + selector + " .CodeMirror')?.CodeMirror";
	}

}
