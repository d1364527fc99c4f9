package io.sluice.generation;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;

import org.springframework.graphql.execution.GraphQlSource;

/**
 * What Spring for GraphQL executes with.
 *
 * @param graphQl runs operations
 * @param schema what they are validated against
 */
record FixedSource(GraphQL graphQl, GraphQLSchema schema) implements GraphQlSource {

}
