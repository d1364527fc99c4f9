package io.sluice.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Otherwise;
import io.sluice.blueprint.Rule;
import io.sluice.blueprint.Rules;

/**
 * Compiles {@code @allow}. What is said of a field of an interface holds for the same
 * field of the types that implement it.
 */
final class RuleCompiler {

	private static final String ALLOW = "allow";

	private final Contract contract;

	private final Declarations types;

	private final Problems problems;

	RuleCompiler(Contract contract) {
		this.contract = contract;
		this.types = contract.types();
		this.problems = contract.problems();
	}

	/** All rules; those with a mistake are missing. */
	Rules compile() {
		Map<FieldCoordinates, List<Rule>> own = new LinkedHashMap<>();
		Stream.of(Kind.OBJECT, Kind.INTERFACE)
			.flatMap(this.types::all)
			.flatMap(Declared::fieldsOf)
			.forEach((field) -> own.put(field.coordinates(), ofField(field)));
		Map<FieldCoordinates, List<Rule>> fields = new LinkedHashMap<>();
		this.types.all(Kind.OBJECT)
			.flatMap(Declared::fieldsOf)
			.forEach((field) -> put(field.coordinates(), inherited(field, own), fields));
		Map<String, List<Rule>> ofTypes = new LinkedHashMap<>();
		this.types.all(Kind.OBJECT).forEach((type) -> put(type.name(), ofType(type), ofTypes));
		return new Rules(fields, ofTypes);
	}

	private static <K> void put(K key, List<Rule> rules, Map<K, List<Rule>> all) {
		if (!rules.isEmpty()) {
			all.put(key, rules.stream().sorted(Comparator.comparing(Rule::otherwise)).toList());
		}
	}

	private List<Rule> inherited(FieldOf field, Map<FieldCoordinates, List<Rule>> own) {
		List<Rule> rules = new ArrayList<>(own.getOrDefault(field.coordinates(), List.of()));
		this.types.interfaces(field.type())
			.forEach((type) -> rules.addAll(
					own.getOrDefault(FieldCoordinates.coordinates(type.name(), field.node().getName()), List.of())));
		return rules;
	}

	private List<Rule> ofField(FieldOf field) {
		return field.node().getDirectives(ALLOW).stream().flatMap((allow) -> {
			Otherwise otherwise = otherwise(allow);
			if (otherwise == Otherwise.OMIT && !isList(field)) {
				this.problems.add(new Arguments(allow).value("otherwise").orElseThrow(),
						field + " is no list, so that there is nothing to be left out of. Write NULL or DENY.");
			}
			return rule(allow, RuleScope.field(field, this.types.isRoot(field.type())), otherwise);
		}).toList();
	}

	private List<Rule> ofType(Declared type) {
		return type.directives()
			.stream()
			.filter((directive) -> directive.getName().equals(ALLOW))
			.flatMap((allow) -> ofType(type, allow))
			.toList();
	}

	private Stream<Rule> ofType(Declared type, Directive allow) {
		if (this.types.isRoot(type)) {
			this.problems.add(allow, "@allow means nothing on " + type.name()
					+ ": operations begin with it, it is no value of a field. Write it on its fields.");
			return Stream.empty();
		}
		Otherwise otherwise = otherwise(allow);
		if (otherwise == Otherwise.OMIT && !isInLists(type)) {
			this.problems.add(new Arguments(allow).value("otherwise").orElseThrow(), "No field is a list of "
					+ type.name() + ", so that there is nothing to be left out of. Write NULL or DENY.");
		}
		return rule(allow, RuleScope.type(type), otherwise);
	}

	private boolean isInLists(Declared type) {
		return Stream.of(Kind.OBJECT, Kind.INTERFACE)
			.flatMap(this.types::all)
			.flatMap(Declared::fieldsOf)
			.filter(this::isList)
			.flatMap((field) -> this.types.type(Types.named(field.node().getType()).getName()).stream())
			.anyMatch((element) -> element.equals(type)
					|| (element.kind() != Kind.OBJECT && this.types.possible(element).contains(type)));
	}

	/** The events of a subscription are a list, too. */
	private boolean isList(FieldOf field) {
		return Types.isList(field.node().getType()) || this.types.isSubscription(field.type());
	}

	private static Otherwise otherwise(Directive allow) {
		return new Arguments(allow).value("otherwise")
			.filter(EnumValue.class::isInstance)
			.flatMap((word) -> Stream.of(Otherwise.values())
				.filter((known) -> known.name().equals(((EnumValue) word).getName()))
				.findFirst())
			.orElse(Otherwise.NULL);
	}

	private Stream<Rule> rule(Directive allow, RuleScope scope, Otherwise otherwise) {
		Optional<Text> expression = new Arguments(allow).string("if");
		return expression.flatMap((text) -> new RuleExpression(text, scope, this.contract).compile(otherwise)).stream();
	}

}
