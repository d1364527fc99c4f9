package io.sluice.compile;

import java.util.List;

import graphql.language.DirectiveDefinition;
import graphql.language.InputValueDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SluiceDirectivesTests {

	private final SluiceDirectives directives = new SluiceDirectives();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			rest           | service get post put patch delete query headers body select batch nullOn timeout
			grpc           | service method request metadata select batch nullOn timeout stream max
			lookup         | key
			key            | fields
			from           | path
			value          | of
			discriminator  | path
			discriminated  | value
			authenticated  | ''
			requiresScopes | scopes
			allow          | if otherwise
			cacheControl   | maxAge scope inheritMaxAge staleWhileRevalidate staleIfError
			cacheTag       | format
			invalidates    | tags
			cost           | weight
			listSize       | assumedSize slicingArguments sizedFields requireOneSlicingArgument
			rateLimit      | limit window per
			""")
	void hasTheDirective(String name, String arguments) {
		DirectiveDefinition definition = this.directives.definition(name).orElseThrow();
		List<String> expected = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
		assertThat(definition.getInputValueDefinitions()).extracting(InputValueDefinition::getName).isEqualTo(expected);
	}

	@Test
	void describesEverything() {
		for (String name : this.directives.names()) {
			DirectiveDefinition definition = this.directives.definition(name).orElseThrow();
			assertThat(definition.getDescription()).as("@" + name).isNotNull();
			assertThat(definition.getInputValueDefinitions()).allSatisfy(
					(argument) -> assertThat(argument.getDescription()).as("@" + name + "(" + argument.getName() + ":)")
						.isNotNull());
		}
		assertThat(this.directives.names()).hasSize(17);
	}

}
