package io.sluice.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherResult;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.TypeResolver;
import graphql.schema.DataFetcher;
import io.sluice.blueprint.Otherwise;
import io.sluice.fault.Code;
import tools.jackson.databind.json.JsonMapper;

/** graphql-java itself, with a data fetcher for each field and nothing clever. */
final class Oracle {

	private static final JsonMapper JSON = new JsonMapper();

	private final GraphQL graphQl;

	Oracle(GraphQLSchema schema) {
		GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
		DataFetcher<?> fetcher = Oracle::fetch;
		TypeResolver types = (env) -> {
			Obj object = env.getObject();
			return env.getSchema().getObjectType(object.type());
		};
		for (GraphQLNamedType type : schema.getAllTypesAsList()) {
			switch (type) {
				case GraphQLObjectType object when !object.getName().startsWith("__") -> object.getFieldDefinitions()
					.forEach((field) -> code
						.dataFetcher(FieldCoordinates.coordinates(object.getName(), field.getName()), fetcher));
				case GraphQLInterfaceType named -> code.typeResolver(named.getName(), types);
				case GraphQLUnionType named -> code.typeResolver(named.getName(), types);
				default -> {
				}
			}
		}
		this.graphQl = GraphQL.newGraphQL(schema.transform((builder) -> builder.codeRegistry(code.build())))
			.queryExecutionStrategy(new AsyncExecutionStrategy(new Quiet()))
			.mutationExecutionStrategy(new AsyncSerialExecutionStrategy(new Quiet()))
			.build();
	}

	private static Object fetch(DataFetchingEnvironment env) {
		Resolvers resolvers = env.getGraphQlContext().get(Resolvers.class);
		String coordinate = ((GraphQLObjectType) env.getParentType()).getName() + "." + env.getField().getName();
		if (env.getGraphQlContext().<Guard>get(Guard.class).refused().contains(coordinate)) {
			throw new FaultException(Code.UNAUTHORIZED_FIELD_OR_TYPE);
		}
		Ownership ownership = env.getGraphQlContext().get(Ownership.class);
		if (env.getSource() instanceof Obj parent) {
			Optional<Otherwise> refused = ownership.before(coordinate, parent);
			if (refused.isPresent() && refused.get() == Otherwise.OMIT
					&& GraphQLTypeUtil.unwrapNonNull(env.getFieldType()) instanceof GraphQLList) {
				return List.of();
			}
			if (refused.isPresent()) {
				throw new FaultException(Code.FORBIDDEN);
			}
		}
		Found found = resolvers.find(env, coordinate);
		Conversion conversion = new Conversion(found.naming(), (value) -> ownership.after(coordinate, value));
		Object value = conversion.convert(found.json(), env.getFieldType(), env.getExecutionStepInfo().getPath());
		return DataFetcherResult.newResult().data(value).errors(conversion.errors()).build();
	}

	Outcome execute(Request request, World world) {
		return execute(request, world, Guard.NONE, Ownership.NONE);
	}

	Outcome execute(Request request, World world, Guard guard, Ownership ownership) {
		ExecutionResult result = this.graphQl.execute(ExecutionInput.newExecutionInput(request.document())
			.operationName(request.operation())
			.variables(request.variables())
			.graphQLContext(
					Map.of(Resolvers.class, new Resolvers(world), Guard.class, guard, Ownership.class, ownership)));
		return new Outcome(Plain.normal(JSON.writeValueAsBytes(result.getData())),
				result.getErrors().stream().map(Oracle::error).toList());
	}

	/** Only what a fetcher threw needs to be asked for its code. */
	private static String error(GraphQLError error) {
		List<Object> path = error.getPath();
		if (path == null) {
			return "request: " + error.getMessage();
		}
		Object given = (error.getExtensions() != null) ? error.getExtensions().get("code") : null;
		String code = (given != null) ? given.toString() : switch (error) {
			case ExceptionWhileDataFetching thrown when thrown.getException() instanceof FaultException fault ->
				fault.code().name();
			case ExceptionWhileDataFetching _ -> "BAD_USER_INPUT";
			default -> "DOWNSTREAM_SHAPE_MISMATCH";
		};
		return path + " " + code;
	}

	/** Logs nothing. */
	private static final class Quiet extends SimpleDataFetcherExceptionHandler {

		@Override
		protected void logException(ExceptionWhileDataFetching error, Throwable exception) {
			// failures are what this is about
		}

	}

}
