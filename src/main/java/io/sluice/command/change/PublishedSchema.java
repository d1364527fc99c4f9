package io.sluice.command.change;

import java.util.Set;

import graphql.language.AstTransformer;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;

/** A schema that was written to a file. */
public final class PublishedSchema {

	private static final Set<String> STANDARD = Set.of("deprecated", "specifiedBy", "oneOf");

	private PublishedSchema() {
	}

	/**
	 * Reads it.
	 * @param name the name of the file
	 * @param sdl its text; what it says by directives that are not GraphQL's own does not
	 * matter
	 * @return the schema
	 * @throws graphql.GraphQLException if it is none
	 */
	public static GraphQLSchema read(String name, String sdl) {
		ParserEnvironment text = ParserEnvironment.newParserEnvironment()
			.document(MultiSourceReader.newMultiSourceReader().string(sdl, name).build())
			.parserOptions(ParserOptions.getDefaultSdlParserOptions())
			.build();
		Document plain = (Document) new AstTransformer().transform(new Parser().parseDocument(text), new Strip());
		return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().buildRegistry(plain));
	}

	/** Takes away what is applied by directives that are not GraphQL's own. */
	private static final class Strip extends NodeVisitorStub {

		@Override
		@SuppressWarnings("rawtypes") // as graphql-java has them
		public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
			return STANDARD.contains(node.getName()) ? TraversalControl.CONTINUE
					: TreeTransformerUtil.deleteNode(context);
		}

	}

}
