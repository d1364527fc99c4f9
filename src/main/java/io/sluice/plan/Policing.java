package io.sluice.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.CacheHint;
import io.sluice.blueprint.CacheScope;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import org.jspecify.annotations.Nullable;

/**
 * Works out how long the answer to one operation may be kept, by Apollo's rules: the
 * least time of all its fields, and for one caller if that is said of any of them. What
 * callers differ in makes it theirs, whatever is said.
 */
final class Policing {

	private final Caching caching;

	private final Set<String> varying = new TreeSet<>();

	private CacheScope scope;

	private @Nullable Duration maxAge;

	Policing(Blueprint blueprint) {
		this.caching = blueprint.caching();
		this.scope = blueprint.terms().security().authenticationRequired() ? CacheScope.PRIVATE : CacheScope.PUBLIC;
	}

	/**
	 * A field is part of the answer. "By default, root fields and fields of a non-scalar
	 * type have a maxAge of 0"; all others hold for as long as their parents.
	 */
	void field(GraphQLObjectType type, GraphQLFieldDefinition field, Binding binding, boolean isFirst) {
		CacheHint hint = this.caching.hint(type.getName(), field.getName());
		boolean isObject = GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType;
		if (hint.maxAge().isPresent() || isFirst || (isObject && !hint.inheritsMaxAge())) {
			restrict(hint.maxAge().orElse(Duration.ZERO));
		}
		if (hint.scope().equals(Optional.of(CacheScope.PRIVATE)) || binding.dependsOnCaller()) {
			personal();
		}
		binding.references(this::vary);
	}

	/** What is told of the schema is told anew each time. */
	void introspection() {
		restrict(Duration.ZERO);
	}

	/** It depends on the caller whether something can be seen. */
	void personal() {
		this.scope = CacheScope.PRIVATE;
	}

	/** What holds for the whole answer. */
	AnswerPolicy policy() {
		Duration least = Objects.requireNonNullElse(this.maxAge, Duration.ZERO);
		return least.isPositive() ? new AnswerPolicy(least, this.scope, List.copyOf(this.varying)) : AnswerPolicy.NONE;
	}

	private void restrict(Duration time) {
		this.maxAge = (this.maxAge == null || time.compareTo(this.maxAge) < 0) ? time : this.maxAge;
	}

	private void vary(Reference reference) {
		if (reference.root() == Root.HEADERS
				&& reference.path().steps().getFirst() instanceof JsonPath.Name(var name)) {
			this.varying.add(name);
		}
		else if (reference.root() == Root.REQUEST && reference.path().equals(JsonPath.of("locale"))) {
			this.varying.add("accept-language");
		}
	}

}
