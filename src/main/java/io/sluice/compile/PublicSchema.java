package io.sluice.compile;

import java.util.Collection;
import java.util.Optional;

import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.language.AstTransformer;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import graphql.schema.idl.errors.SchemaProblem;
import graphql.schema.validation.InvalidSchemaException;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;

/**
 * Builds the schema that clients see: what is declared, without Sluice's directives.
 * GraphQL Java does not execute it, so its wiring does nothing.
 */
final class PublicSchema {

	private static final SchemaGenerator.Options OPTIONS = SchemaGenerator.Options.defaultOptions()
		.useCommentsAsDescriptions(false);

	private final SluiceDirectives directives;

	private final SchemaErrors errors;

	PublicSchema(SluiceDirectives directives, SchemaErrors errors) {
		this.directives = directives;
		this.errors = errors;
	}

	/** The schema; empty if it is refused. */
	Optional<GraphQLSchema> build(Collection<? extends Definition<?>> definitions) {
		Document.Builder document = Document.newDocument();
		definitions.stream().filter((definition) -> !isOurs(definition)).forEach(document::definition);
		RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Inert()).build();
		try {
			Document stripped = (Document) new AstTransformer().transform(document.build(), new Strip());
			return Optional.of(new SchemaGenerator().makeExecutableSchema(OPTIONS,
					new SchemaParser().buildRegistry(stripped), wiring));
		}
		catch (SchemaProblem ex) {
			ex.getErrors().forEach(this.errors::report);
		}
		catch (InvalidSchemaException ex) {
			String.valueOf(ex.getMessage()).lines().skip(1).forEach(this.errors::report);
		}
		catch (GraphQLException ex) {
			if (ex instanceof GraphQLError error) {
				this.errors.report(error);
			}
			else {
				this.errors.report(String.valueOf(ex.getMessage()));
			}
		}
		return Optional.empty();
	}

	private boolean isOurs(Definition<?> definition) {
		return definition instanceof DirectiveDefinition directive && this.directives.has(directive.getName());
	}

	/** Takes Sluice's directives away. */
	private final class Strip extends NodeVisitorStub {

		@Override
		@SuppressWarnings("rawtypes")
		public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
			return PublicSchema.this.directives.has(node.getName()) ? TreeTransformerUtil.deleteNode(context)
					: TraversalControl.CONTINUE;
		}

	}

	/** Resolves no types; knows the scalars. */
	private static final class Inert implements WiringFactory {

		private static final TypeResolver NONE = (_) -> {
			throw new UnsupportedOperationException("types are resolved by the engine");
		};

		@Override
		public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
			return true;
		}

		@Override
		public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
			return NONE;
		}

		@Override
		public boolean providesTypeResolver(UnionWiringEnvironment environment) {
			return true;
		}

		@Override
		public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
			return NONE;
		}

		@Override
		public boolean providesScalar(ScalarWiringEnvironment environment) {
			return Scalars.wired(environment.getScalarTypeDefinition().getName()).isPresent();
		}

		@Override
		public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
			return Scalars.wired(environment.getScalarTypeDefinition().getName()).orElseThrow();
		}

	}

}
