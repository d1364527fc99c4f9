package io.sluice.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.parser.Parser;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.sluice.config.Home;
import io.sluice.config.SchemaFile;
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
	void areAllUsedByTheStorefront() throws IOException {
		assertThat(usedByTheStorefront()).containsAll(this.directives.names());
	}

	private static Set<String> usedByTheStorefront() throws IOException {
		Set<String> used = new HashSet<>();
		for (SchemaFile file : new Home(Path.of("")).read().schema()) {
			Document schema = new Parser().parseDocument(file.text());
			new NodeTraverser().preOrder(new NodeVisitorStub() {
				@Override
				public TraversalControl visitDirective(Directive directive, TraverserContext<Node> context) {
					used.add(directive.getName());
					return TraversalControl.CONTINUE;
				}
			}, schema);
		}
		return used;
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
