package io.sluice.engine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import graphql.ExecutionResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * "If the field which experienced an error was declared as Non-Null, the null will
 * propagate to the next nullable response position."
 */
class NullPropagationTests {

	private static final String SCHEMA = """
			type Query { a: A @rest(service: "s", get: "/a") sure: A! @rest(service: "s", get: "/a") }
			type A {
			  i: Int
			  iS: Int!
			  l: [Int]
			  lS: [Int!]
			  sL: [Int]!
			  sLS: [Int!]!
			  ll: [[Int!]]
			  lsl: [[Int!]!]
			  o: B
			  oS: B!
			  os: [B]
			  osS: [B!]
			}
			type B { i: Int iS: Int! }
			""";

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void start() {
		this.engine = new EngineFixture(this.folder, SCHEMA);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			// the JSON | the selection | the data | the paths of the errors, numbers for
			// strings
			"{'i': 'x'}                     | i                  | {a={i=null}}                        | a i",
			"{'iS': 'x'}                    | iS                 | {a=null}                            | a iS",
			"{'iS': null}                   | iS                 | {a=null}                            | a iS",
			"{}                             | iS i               | {a=null}                            | a iS",
			"{'iS': 1}                      | i iS               | {a={i=null, iS=1}}                  | ",
			"{'l': [1, 'x', null]}          | l                  | {a={l=[1, null, null]}}             | a l 1",
			"{'lS': [1, 'x', 2]}            | lS                 | {a={lS=null}}                       | a lS 1",
			"{'lS': [1, null, 2, null]}     | lS i               | {a={lS=null, i=null}}               | a lS 1; a lS 3",
			"{'sL': [1, 'x', 2]}            | sL                 | {a={sL=[1, null, 2]}}               | a sL 1",
			"{'sLS': [1, 'x', 2]}           | sLS                | {a=null}                            | a sLS 1",
			"{'sL': null}                   | sL                 | {a=null}                            | a sL",
			"{'ll': [[1], [2, null], null]} | ll                 | {a={ll=[[1], null, null]}}          | a ll 1 1",
			"{'lsl': [[1], [2, null]]}      | lsl                | {a={lsl=null}}                      | a lsl 1 1",
			"{'lsl': [[1], null]}           | lsl                | {a={lsl=null}}                      | a lsl 1",
			"{'o': {'iS': 'x'}}             | o { iS }           | {a={o=null}}                        | a o iS",
			"{'o': {'i': 'x', 'iS': 1}}     | o { i iS }         | {a={o={i=null, iS=1}}}              | a o i",
			"{'oS': {'i': 'x'}}             | oS { i }           | {a={oS={i=null}}}                   | a oS i",
			"{'oS': {}}                     | oS { i iS }        | {a=null}                            | a oS iS",
			"{'os': [{'iS': 1}, {}, {}]}    | os { iS }          | {a={os=[{iS=1}, null, null]}}       | a os 1 iS; a os 2 iS",
			"{'osS': [{'iS': 1}, {}]}       | osS { iS } i       | {a={osS=null, i=null}}              | a osS 1 iS",
			"{'o': {}, 'i': 'x'}            | o { iS } i         | {a={o=null, i=null}}                | a o iS; a i",
			"{'i': 'x', 'iS': 'x', 'l': [{}]} | iS i l           | {a=null}                            | a iS; a i; a l 0" })
	void goesUpToTheNextPlaceThatMayBeNull(String json, String selection, String data, String paths) {
		this.engine.with("GET /a", json.replace('\'', '"'));
		ExecutionResult result = this.engine.execute("{ a { %s } }".formatted(selection));
		assertThat(result.<Object>getData()).hasToString(data);
		assertThat(paths(result)).isEqualTo((paths != null) ? Arrays.asList(paths.split("; ")) : List.of());
	}

	@Test
	void goesUpToTheRoot() {
		this.engine.with("GET /a", "{}");
		ExecutionResult result = this.engine.execute("{ sure { oS { iS } } a { i } }");
		assertThat(result.<Object>getData()).isNull();
		assertThat(paths(result)).containsExactly("sure oS");
	}

	@Test
	void isToldAtEachPlace() {
		this.engine.with("GET /a", "{\"i\": \"x\", \"osS\": [{}]}");
		ExecutionResult result = this.engine
			.execute("{ a { i osS { iS } } sure { i osS { iS } } again: a { i osS { iS } } }");
		assertThat(result.<Object>getData())
			.hasToString("{a={i=null, osS=null}, sure={i=null, osS=null}, again={i=null, osS=null}}");
		assertThat(paths(result)).containsExactly("a i", "a osS 0 iS", "sure i", "sure osS 0 iS", "again i",
				"again osS 0 iS");
	}

	private static List<String> paths(ExecutionResult result) {
		return result.getErrors()
			.stream()
			.map((error) -> String.join(" ", error.getPath().stream().map(Object::toString).toList()))
			.toList();
	}

}
