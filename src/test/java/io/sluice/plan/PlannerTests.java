package io.sluice.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.Costs;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Rules;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PlannerTests {

	private static final String SCHEMA = """
			type Query {
			  item(id: ID!, first: Int = 3, in: [In!]): Item @rest(service: "s", get: "/items/{args.id}")
			  thing: Thing @rest(service: "same", get: "/thing")
			  one: One @rest(service: "s", get: "/one")
			  made: Item! @value(of: {displayName: "x"})
			}
			input In { a: Int = 1 }
			interface Thing { id: ID }
			union One = Item | Other
			type Item implements Thing @key(fields: "id") @rest(service: "s", get: "/i/{key}") {
			  id: ID
			  displayName: String!
			  short: String @from(path: "names[0]")
			  kind: Kind
			  at: Date
			  lists: [[Float]!]
			  full: String @value(of: "{parent.a.b} {parent.c} {parent.a.b}")
			  next(n: Boolean): [Item]! @lookup(key: "{parent.next}")
			  other: Other @from(path: "x") @rest(service: "same", get: "/o", query: {id: "{keys}"},
			    batch: {key: "{parent.c}", match: INDEX})
			  single: Other @rest(service: "same", get: "/o/{parent.c}")
			}
			type Other implements Thing { id: ID  displayName: Int  ok: Boolean }
			enum Kind { A }
			scalar Date
			""";

	@TempDir
	Path folder;

	private Blueprint blueprint;

	@BeforeEach
	void compile() {
		Home home = new Home(this.folder).with("schema/s.graphqls", SCHEMA).with("gateway-config/services.yaml", """
				sluice.services:
				  s: {rest: {base-url: "http://s"}, naming: snake_case}
				  same: {rest: {base-url: "http://same"}}
				""");
		this.blueprint = switch (BlueprintCompiler.compile(home.read())) {
			case Compilation.Compiled(var compiled) -> compiled;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
	}

	@Test
	void mergesFieldsAndKeepsTheirOrder() {
		Layout item = below(plan("""
				{ item(id: 1) { id ...F } ... on Query { item(id: 1) { short ... on Item { id } a: id } } }
				fragment F on Item { displayName id }""").root(), 0);
		assertThat(names(item)).containsExactly("id", "displayName", "short", "a");
		assertThat(item.field(0).locations()).hasSize(3);
		assertThat(item.field(3).coordinate()).isEqualTo("Item.id");
		assertThat(item.name(1).getValue()).isEqualTo("displayName");
		assertThat(item).hasToString("Item#1");
	}

	@Test
	void numbersAllLayouts() {
		Plan plan = plan("{ thing { id } item(id: 1) { next { id other { id } } } }");
		assertThat(plan.layouts()).isEqualTo(6);
		assertThat(plan.kind()).isEqualTo(OperationDefinition.Operation.QUERY);
		assertThat(plan.root().number()).isZero();
	}

	@Test
	void decidesConditions() {
		String document = """
				query ($yes: Boolean!, $no: Boolean = false) {
				  item(id: 1) @include(if: $yes) { id @skip(if: $no) short @include(if: false) kind @skip(if: $yes) }
				  thing @skip(if: true) { id }
				}""";
		assertThat(planner().conditions(operation(document), fragments(document))).containsExactly("no", "yes");
		assertThat(names(below(plan(document, Map.of("yes", true, "no", false)).root(), 0))).containsExactly("id");
		assertThat(plan(document, Map.of("yes", false, "no", false)).root().visible()).isZero();
	}

	@Test
	void findsConditionsInFragments() {
		String document = "query ($a: Boolean!) { ...F } fragment F on Query { made { id @other(if: 1) } ... @skip(if: $a) { made { id } } }";
		assertThat(planner().conditions(operation(document), fragments(document))).containsExactly("a");
	}

	@Test
	void namesPropertiesAsTheServiceOfTheirObjectDoes() {
		Plan plan = plan("""
				{ item(id: 1) { displayName short other { displayName } single { displayName } } made { displayName }
				  thing { ... on Item { displayName } } }""");
		Layout item = below(plan.root(), 0);
		assertThat(item.field(0).source()).isEqualTo(new Source.Property(JsonPath.of("display_name")));
		assertThat(item.field(0).service()).contains("s");
		assertThat(((Source.Property) item.field(1).source()).path()).hasToString("$['names'][0]");
		for (int slot = 2; slot < 4; slot++) {
			assertThat(below(item, slot).field(0).source()).isEqualTo(new Source.Property(JsonPath.of("displayName")));
			assertThat(below(item, slot).field(0).service()).contains("same");
		}
		assertThat(below(plan.root(), 1).field(0).source()).isEqualTo(new Source.Property(JsonPath.of("displayName")));
		assertThat(below(plan.root(), 1).field(0).service()).isEmpty();
	}

	@Test
	void givesHiddenSlotsToWhatTemplatesRead() {
		Layout item = below(plan("{ item(id: 1) { full next { id } other { id } single { id } id } }").root(), 0);
		assertThat(item.visible()).isEqualTo(5);
		assertThat(item.hidden()).extracting(JsonPath::toString).containsExactly("$['a']['b']", "$['c']", "$['next']");
		assertThat(item.isActive()).isTrue();
		assertThat(item.active()).containsExactly(0, 1, 2, 3);
		assertThat(item.blank()).hasSize(8).containsOnlyNulls();
		Source.Computed full = (Source.Computed) item.field(0).source();
		List<Integer> slots = new ArrayList<>();
		full.template().references((reference) -> slots.add(full.inputs().parents().slot(reference)));
		assertThat(slots).containsExactly(5, 6, 5);
		assertThat(full.inputs().parents().slots()).containsExactly(5, 6, 5);
		Reference foreign = new Reference(Reference.Root.PARENT, JsonPath.of("c"));
		assertThatIllegalArgumentException().isThrownBy(() -> full.inputs().parents().slot(foreign));
	}

	@Test
	void laysOutEachConcreteType() {
		Layout root = plan("{ thing { __typename id ... on Other { ok } } one { ... on Item { id } } }").root();
		Shape.AbstractOf thing = (Shape.AbstractOf) root.field(0).shape();
		assertThat(thing.layouts().keySet()).containsExactlyInAnyOrder("Item", "Other");
		assertThat(names(thing.layouts().get("Other"))).containsExactly("__typename", "id", "ok");
		assertThat(thing.layouts().get("Other").blank()).containsExactly("Other", null, null);
		assertThat(thing.layouts().get("Other").isActive()).isFalse();
		Shape.AbstractOf one = (Shape.AbstractOf) root.field(1).shape();
		assertThat(one.layouts().get("Other").visible()).isZero();
		assertThat(one.nonNull()).isFalse();
	}

	@Test
	void knowsShapesAndLeaves() {
		Layout item = below(
				plan("{ item(id: 1) { displayName kind at lists next { id } single { ok displayName } } }").root(), 0);
		assertThat(item.field(0).shape()).isEqualTo(new Shape.Leaf(LeafType.Basic.STRING, true));
		assertThat(item.field(1).shape()).isInstanceOfSatisfying(Shape.Leaf.class,
				(leaf) -> assertThat(leaf.type()).isInstanceOf(LeafType.OfEnum.class));
		assertThat(item.field(2).shape()).isInstanceOfSatisfying(Shape.Leaf.class,
				(leaf) -> assertThat(leaf.type()).isInstanceOf(LeafType.OfScalar.class));
		assertThat(item.field(3).shape())
			.isEqualTo(new Shape.ListOf(new Shape.ListOf(new Shape.Leaf(LeafType.Basic.FLOAT, false), true), false));
		assertThat(item.field(4).shape().nonNull()).isTrue();
		assertThat(((Source.Lookup) item.field(4).source()).many()).isTrue();
		assertThat(below(item, 5).field(0).shape()).isEqualTo(new Shape.Leaf(LeafType.Basic.BOOLEAN, false));
		assertThat(below(item, 5).field(1).shape()).isEqualTo(new Shape.Leaf(LeafType.Basic.INT, false));
		assertThat(new Shape.MembersOf(item.field(0).shape()).nonNull()).isFalse();
		assertThat(Shape.Unread.VALUE.nonNull()).isFalse();
	}

	@Test
	void leavesIntrospectionToOthers() {
		Layout root = plan("{ __schema { queryType { name } } __type(name: \"Item\") { name } __typename }").root();
		assertThat(root.active()).containsExactly(0, 1);
		assertThat(root.field(0).source()).isInstanceOf(Source.Introspection.class);
		assertThat(root.field(0).shape()).isEqualTo(new Shape.Complete(true));
		assertThat(root.field(1).shape()).isEqualTo(new Shape.Complete(false));
		assertThat(root.field(2).source()).isEqualTo(Source.TypeName.INSTANCE);
	}

	@Test
	void coercesConstantArgumentsOnce() {
		Arguments constant = arguments("{ item(id: 1, in: {a: 2}) { id } }");
		assertThat(constant)
			.isEqualTo(new Arguments.Constant(Map.of("id", "1", "first", 3, "in", List.of(Map.of("a", 2)))));
		assertThat(coerced(constant, Map.of("n", 7))).isSameAs(((Arguments.Constant) constant).values());
		Arguments none = ((Source.Computed) plan("{ made { id } }").root().field(0).source()).inputs().arguments();
		assertThat(none).isEqualTo(new Arguments.Constant(Map.of()));
	}

	@Test
	void readsVariablesAtAnyDepth() {
		Arguments reading = arguments("query ($n: Int, $id: ID!) { item(id: $id, in: [{a: $n}]) { id } }");
		assertThat(reading).isInstanceOf(Arguments.Reading.class);
		assertThat(coerced(reading, Map.of("n", 7, "id", "x")))
			.isEqualTo(Map.of("id", "x", "first", 3, "in", List.of(Map.of("a", 7))));
		assertThat(coerced(reading, Map.of("id", "x")))
			.isEqualTo(Map.of("id", "x", "first", 3, "in", List.of(Map.of("a", 1))));
	}

	@Test
	void refusesWhatUnfoldsWithoutEnd() {
		StringBuilder document = new StringBuilder("{ item(id: 1) { ...F0 } } ");
		for (int n = 0; n < 16; n++) {
			document
				.append("fragment F%d on Item { x: next { ...F%d } y: next { ...F%d } } ".formatted(n, n + 1, n + 1));
		}
		document.append("fragment F16 on Item { id }");
		assertThatExceptionOfType(PlanTooLargeException.class).isThrownBy(() -> plan(document.toString()))
			.withMessage("The operation selects more than 5000 fields once its fragments are spread, "
					+ "and below each type of an interface or union.");
	}

	@Test
	void needsABlueprintThatIsWhole() {
		Blueprint broken = new Blueprint(this.blueprint.schema(), this.blueprint.services(), Map.of(), Map.of(),
				Rules.NONE, Costs.UNWRITTEN, this.blueprint.discriminators(), this.blueprint.enums(), Caching.NONE,
				this.blueprint.terms());
		String document = "{ made { id } }";
		assertThatExceptionOfType(NullPointerException.class)
			.isThrownBy(() -> new Planner(broken).plan(operation(document), fragments(document), Map.of(), (_) -> true))
			.withMessage("Query.made has no binding");
		Blueprint withoutEnums = new Blueprint(this.blueprint.schema(), this.blueprint.services(),
				this.blueprint.bindings(), Map.of(), Rules.NONE, Costs.UNWRITTEN, Map.of(), Map.of(), Caching.NONE,
				this.blueprint.terms());
		assertThatIllegalStateException().isThrownBy(
				() -> new Planner(withoutEnums).plan(operation("{ made { kind } }"), Map.of(), Map.of(), (_) -> true));
		assertThatIllegalStateException()
			.isThrownBy(() -> new Leaves(this.blueprint).of(this.blueprint.schema().getQueryType()));
		assertThat(this.blueprint.binding("Query", "made")).isInstanceOf(Binding.Value.class);
	}

	private Arguments arguments(String document) {
		return ((Source.Single) plan(document).root().field(0).source()).inputs().arguments();
	}

	private static Map<String, Object> coerced(Arguments arguments, Map<String, Object> variables) {
		return arguments.coerce(CoercedVariables.of(variables), GraphQLContext.getDefault(), Locale.ROOT);
	}

	private Planner planner() {
		return new Planner(this.blueprint);
	}

	private Plan plan(String document) {
		return plan(document, Map.of());
	}

	private Plan plan(String document, Map<String, Object> conditions) {
		return planner().plan(operation(document), fragments(document), conditions, (_) -> true);
	}

	private static OperationDefinition operation(String document) {
		return parsed(document).getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
	}

	private static Map<String, FragmentDefinition> fragments(String document) {
		Map<String, FragmentDefinition> fragments = new HashMap<>();

		parsed(document).getDefinitionsOfType(FragmentDefinition.class)
			.forEach((fragment) -> fragments.put(fragment.getName(), fragment));
		return fragments;
	}

	private static Document parsed(String document) {
		return new Parser().parseDocument(document);
	}

	private static Layout below(Layout layout, int slot) {
		return ((Shape.ObjectOf) layout.field(slot).shape()).layout();
	}

	private static List<String> names(Layout layout) {
		List<String> names = new ArrayList<>();
		for (int slot = 0; slot < layout.visible(); slot++) {
			names.add(layout.field(slot).responseName());
		}
		return names;
	}

}
