package io.sluice.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Otherwise;
import io.sluice.blueprint.Rule;
import io.sluice.blueprint.Rules;

/** The rules of one operation, each where it is decided. */
final class Ruling {

	private final Rules rules;

	private final Operation kind;

	private final List<Precondition> preconditions = new ArrayList<>();

	Ruling(Rules rules, Operation kind) {
		this.rules = rules;
		this.kind = kind;
	}

	/** All rules of a field, those of the type of its value that need no value first. */
	List<Rule> ofField(GraphQLObjectType parent, String field, GraphQLOutputType type) {
		GraphQLNamedType named = GraphQLTypeUtil.unwrapAllAs(type);
		Stream<Rule> ofType = (named instanceof GraphQLObjectType)
				? this.rules.ofType(named.getName()).stream().filter(Rule::isGeneral) : Stream.empty();
		return Stream.concat(this.rules.ofField(parent.getName(), field).stream(), ofType).toList();
	}

	/** The rules of a type whose objects stand where only objects of this type can. */
	List<Rule> ofObject(String type) {
		return this.rules.ofType(type).stream().filter((rule) -> !rule.isGeneral()).toList();
	}

	/** The rules of a type whose objects stand where others can, too. */
	List<Rule> ofMember(String type) {
		return this.rules.ofType(type);
	}

	/** What remains to be decided when the operation is executed. */
	Guard guard(List<Rule> rules, Arguments arguments, int depth) {
		Predicate<Rule> first = (rule) -> isPrecondition(rule, depth);
		return new Guard(rules.stream().filter((rule) -> rule.isGeneral() && !first.test(rule)).toList(),
				rules.stream().filter((rule) -> !rule.isGeneral() && !rule.readsResult()).toList(),
				rules.stream().filter(Rule::readsResult).toList(), arguments);
	}

	/** Notes what decides whether the operation is executed. */
	void decide(FieldPlan field, List<Rule> rules, List<String> path) {
		List<Rule> first = rules.stream().filter((rule) -> isPrecondition(rule, path.size())).toList();
		if (!first.isEmpty()) {
			this.preconditions.add(new Precondition(path, field, first, field.guard().arguments()));
		}
	}

	List<Precondition> preconditions() {
		return this.preconditions;
	}

	/**
	 * A mutation whose answer would lack something is not executed at all, and there are
	 * no events that nobody could see.
	 */
	private boolean isPrecondition(Rule rule, int depth) {
		return rule.isGeneral() && (rule.otherwise() == Otherwise.DENY || switch (this.kind) {
			case QUERY -> false;
			case MUTATION -> rule.otherwise() != Otherwise.OMIT;
			case SUBSCRIPTION -> depth == 1;
		});
	}

	/** What rules read of the values' JSON. */
	static Set<JsonPath> readOfResults(List<Rule> rules) {
		Set<JsonPath> read = new LinkedHashSet<>();
		rules.forEach((rule) -> read.addAll(rule.result()));
		return read;
	}

	/** What rules read of the parent's JSON. */
	static Set<JsonPath> readOfParents(List<Rule> rules) {
		Set<JsonPath> read = new LinkedHashSet<>();
		rules.forEach((rule) -> read.addAll(rule.parent()));
		return read;
	}

}
