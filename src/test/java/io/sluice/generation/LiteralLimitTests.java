package io.sluice.generation;

import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LiteralLimitTests {

	private static final ParserOptions OPTIONS = ParserOptions.newParserOptions()
		.parsingListener(new LiteralLimit())
		.build();

	@ParameterizedTest
	@ValueSource(strings = { "7", "-7", "0.7", "-0.7", "1e7", "1E-7" })
	void refusesNumbersThatAreTooLong(String begin) {
		assertThatExceptionOfType(InvalidSyntaxException.class)
			.isThrownBy(() -> parse("{\n  a(b: " + begin + "7".repeat(1001 - begin.length()) + ")\n}"))
			.satisfies((ex) -> {
				assertThat(ex.getMessage())
					.isEqualTo("Invalid syntax : a number has more than 1000 characters at line 2 column 8");
				assertThat(ex.getLocation().getLine()).isEqualTo(2);
				assertThat(ex.getLocation().getColumn()).isEqualTo(8);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "0.1%s", "-%s", "\"%s7777777777777\"", "\"\"\"%s777777777777777\"\"\"",
			"a%s77777777777", "[%s, %s]" })
	void takesOthers(String value) {
		String text = value.replace("%s", "7".repeat(997));
		assertThat(parse("{ a(b: " + text + ") }")).isNotNull();
	}

	private static Object parse(String document) {
		return Parser.parse(ParserEnvironment.newParserEnvironment().document(document).parserOptions(OPTIONS).build());
	}

}
