package io.sluice.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import graphql.com.google.common.collect.ImmutableList;
import graphql.com.google.common.collect.ImmutableMap;
import graphql.language.SchemaDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.impl.SchemaUtil;
import org.jspecify.annotations.Nullable;

/**
 * A schema of what is left of another one and can be reached. It is put together by hand:
 * graphql-java's builder validates what it builds, and walks up from each part to the
 * root for that, which takes seconds for a schema of 2,000 types.
 */
final class Excerpt extends GraphQLSchema {

	private final Map<String, GraphQLDirective> directives;

	private final GraphQLObjectType query;

	private final @Nullable GraphQLObjectType mutation;

	private final @Nullable GraphQLObjectType subscription;

	private Excerpt(GraphQLSchema whole, Map<String, GraphQLNamedType> types, List<GraphQLDirective> directives) {
		super(whole, whole.getCodeRegistry(), ImmutableMap.copyOf(types), implementations(types));
		this.directives = directives.stream()
			.collect(Collectors.toMap(GraphQLDirective::getName, (directive) -> directive, (one, _) -> one,
					LinkedHashMap::new));
		this.query = Objects.requireNonNull(root(whole.getQueryType(), types));
		this.mutation = root(whole.getMutationType(), types);
		this.subscription = root(whole.getSubscriptionType(), types);
	}

	/**
	 * Makes a schema.
	 * @param whole the whole schema
	 * @param remainder what is left of it
	 * @return what is left and can be reached, and no more
	 */
	static GraphQLSchema of(GraphQLSchema whole, Remainder remainder) {
		Cut cut = new Cut(remainder);
		List<GraphQLDirective> directives = whole.getDirectives()
			.stream()
			.filter((directive) -> isWhole(directive, remainder))
			.toList();
		Set<GraphQLNamedType> reached = Reach.of(whole, remainder, directives);
		Map<String, GraphQLNamedType> types = new TreeMap<>();
		reached.forEach((type) -> types.put(type.getName(), cut.type(type)));
		whole.getAllTypesAsList()
			.stream()
			.filter((type) -> type.getName().startsWith("__"))
			.forEach((type) -> types.put(type.getName(), type));
		GraphQLSchema excerpt = new Excerpt(whole, types, directives.stream().map(cut::directive).toList());
		SchemaUtil.replaceTypeReferences(excerpt);
		return excerpt;
	}

	private static ImmutableMap<String, ImmutableList<GraphQLObjectType>> implementations(
			Map<String, GraphQLNamedType> types) {
		Map<String, List<GraphQLObjectType>> implementations = new TreeMap<>();
		types.values().forEach((type) -> {
			if (type instanceof GraphQLObjectType object) {
				object.getInterfaces()
					.forEach((named) -> implementations.computeIfAbsent(named.getName(), (_) -> new ArrayList<>())
						.add(object));
			}
		});
		ImmutableMap.Builder<String, ImmutableList<GraphQLObjectType>> all = ImmutableMap.builder();
		implementations.forEach((name, objects) -> all.put(name, ImmutableList.copyOf(objects)));
		return all.build();
	}

	private static @Nullable GraphQLObjectType root(@Nullable GraphQLObjectType whole,
			Map<String, GraphQLNamedType> types) {
		return (whole != null) ? (GraphQLObjectType) types.get(whole.getName()) : null;
	}

	private static boolean isWhole(GraphQLDirective directive, Remainder remainder) {
		return directive.getArguments()
			.stream()
			.allMatch((argument) -> remainder.has(argument.getType()) || !isRequired(argument));
	}

	private static boolean isRequired(GraphQLArgument argument) {
		return argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue();
	}

	@Override
	public GraphQLObjectType getQueryType() {
		return this.query;
	}

	@Override
	public @Nullable GraphQLObjectType getMutationType() {
		return this.mutation;
	}

	@Override
	public @Nullable GraphQLObjectType getSubscriptionType() {
		return this.subscription;
	}

	@Override
	public boolean isSupportingMutations() {
		return this.mutation != null;
	}

	@Override
	public boolean isSupportingSubscriptions() {
		return this.subscription != null;
	}

	@Override
	public Set<GraphQLType> getAdditionalTypes() {
		return Set.copyOf(getTypeMap().values());
	}

	@Override
	public List<GraphQLDirective> getDirectives() {
		return List.copyOf(this.directives.values());
	}

	@Override
	public Map<String, GraphQLDirective> getDirectivesByName() {
		return Map.copyOf(this.directives);
	}

	@Override
	public @Nullable GraphQLDirective getDirective(String name) {
		return this.directives.get(name);
	}

	@Override
	public List<GraphQLAppliedDirective> getSchemaAppliedDirectives() {
		return List.of();
	}

	@Override
	public @Nullable SchemaDefinition getDefinition() {
		return null;
	}

	@Override
	public List<SchemaExtensionDefinition> getExtensionDefinitions() {
		return List.of();
	}

}
