package io.sluice.compile;

import io.sluice.blueprint.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PathParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			$                   | $
			items               | $['items']
			$.items             | $['items']
			data.items          | $['data']['items']
			$['data']["items"]  | $['data']['items']
			['x-y']             | $['x-y']
			["x'y"]             | $['x\\'y']
			['it\\'s']          | $['it\\'s']
			['a\\\\b']          | $['a\\\\b']
			tags[0]             | $['tags'][0]
			[0][12].a           | $[0][12]['a']
			$[0]                | $[0]
			tags[ 0 ]           | $['tags'][0]
			[ 'a' ].b           | $['a']['b']
			_id.größe.a1        | $['_id']['größe']['a1']
			['\\u0041\\u00e9']  | $['Aé']
			['a.b'].c           | $['a.b']['c']
			['']                | $['']
			""")
	void readsSingularQueries(String text, String normalized) throws PathParser.PathException {
		assertThat(PathParser.parse(text)).hasToString(normalized);
	}

	@Test
	void readsEscapesAsRfc9535HasThem() throws PathParser.PathException {
		JsonPath path = PathParser.parse("[\"\\b\\t\\n\\f\\r\\/\\\\\\\"\"]");
		assertThat(path.steps()).containsExactly(new JsonPath.Name("\b\t\n\f\r/\\\""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			*          | has "*" where a name should stand; other names are written ['like this']
			1a         | has "1a" where a name should stand; other names are written ['like this']
			.a         | has ".a" where a name should stand; other names are written ['like this']
			a.*        | has "*" where a name should stand; other names are written ['like this']
			a..b       | has ".b" where a name should stand; other names are written ['like this']
			$a         | cannot go on with "a"
			a[1:2]     | has no "]" after [1]
			a[0,1]     | has no "]" after [0]
			a['b','c'] | has no "]" after ['b']
			a[?@.b]    | has "?@.b]" where one index, counted from 0, or one quoted name should stand
			a[01]      | has "01]" where one index, counted from 0, or one quoted name should stand
			a[9999999999] | has "9999999999]" where one index, counted from 0, or one quoted name should stand
			a[0        | has no "]" after [0]
			a["b']     | has a quote that is not closed
			['\\']     | has a quote that is not closed
			['\\x']    | has the unknown escape "\\x"
			["\\'"]    | has the unknown escape "\\'"
			['\\u00g0'] | has a "\\u" without four hexadecimal digits
			['\\u00    | has a "\\u" without four hexadecimal digits
			""")
	void refusesEverythingElse(String text, String why) {
		assertThatExceptionOfType(PathParser.PathException.class).isThrownBy(() -> PathParser.parse(text))
			.withMessage(why);
	}

}
