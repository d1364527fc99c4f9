package io.sluice.generation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients are told of values names no class. */
class WordingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					Expected type 'BigInteger' but was 'LinkedHashMap'.                                              | Expected type 'BigInteger' but was 'object'.
					Expected a Number input, but it was a 'ArrayList'                                                | Expected a Number input, but it was a 'list'
					Expected a 'String' or 'java.time.temporal.TemporalAccessor' but was 'BigDecimal'.               | Expected a 'String' but was 'number'.
					Expected a 'java.lang.String' object but was Long                                                | Expected a 'String' object but was number
					Expected a value that can be converted to type 'Int' but it was a 'String'                       | Expected a value that can be converted to type 'Int' but it was a 'String'
					Field 'java' in type 'Query' is undefined                                                        | Field 'java' in type 'Query' is undefined
					""")
	void saysWhatKindOfJsonItIs(String theirs, String ours) {
		assertThat(Wording.plain(theirs)).isEqualTo(ours);
	}

}
