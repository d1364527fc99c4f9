package io.sluice.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Otherwise;
import io.sluice.blueprint.Rule;
import io.sluice.plan.Arguments;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Guard;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.sluice.row.Shapes.INT;
import static io.sluice.row.Shapes.MISMATCH;
import static io.sluice.row.Shapes.STRING;
import static io.sluice.row.Shapes.active;
import static io.sluice.row.Shapes.layout;
import static io.sluice.row.Shapes.list;
import static io.sluice.row.Shapes.object;
import static io.sluice.row.Shapes.oneOf;
import static io.sluice.row.Shapes.path;
import static io.sluice.row.Shapes.slot;
import static org.assertj.core.api.Assertions.assertThat;

/** What was read once, and is given to many. */
class ReadingTests {

	private static final Layout POINT = layout(slot("x", INT, "x"), slot("name", STRING, "name"));

	private final List<Row> opened = new ArrayList<>();

	@Test
	void eachGetsRowsOfItsOwn() {
		Layout parent = layout(slot("point", object(POINT), "point"), active("later"));
		Reader reader = reader(list(object(parent)));
		Reading reading = keep(reader, "[{\"point\": {\"x\": 1}}, {\"point\": {\"x\": 2}}]");
		RowList one = (RowList) reader.read(reading, this.opened::add);
		assertThat(this.opened).containsExactly((Row) one.element(0), (Row) one.element(1));
		this.opened.forEach((row) -> row.fill(1, "filled"));
		((Row) ((Row) one.element(0)).slot(0)).fill(0, 3);
		assertThat(reader.read(reading, this.opened::add))
			.isEqualTo(List.of(row("point", row("x", 1, "name", null), "later", null),
					row("point", row("x", 2, "name", null), "later", null)));
	}

	@Test
	void parentsAreOpenedFirst() {
		Layout child = layout("Child", List.of(), active("later"));
		Layout parent = layout("Parent", List.of(), slot("children", list(object(child)), "children"), active("later"));
		Reader reader = reader(object(parent));
		reader.read(keep(reader, "{\"children\": [{}, {}]}"), this.opened::add);
		assertThat(this.opened).extracting((row) -> row.layout().type()).containsExactly("Parent", "Child", "Child");
	}

	@Test
	void hiddenValuesAreAsTheyWere() {
		Reader reader = reader(object(layout("T", List.of(path("id"), path("tags")), slot("name", STRING, "name"))));
		Row row = (Row) reader.read(keep(reader, "{\"id\": \"7\", \"tags\": [\"a\", {\"b\": 1}], \"name\": \"n\"}"),
				this.opened::add);
		assertThat(row.slot(1)).isEqualTo("7");
		assertThat(row.slot(2)).isEqualTo(List.of("a", Map.of("b", 1)));
	}

	@Test
	void typesAreThoseThatWereRead() {
		Reader reader = reader(
				list(oneOf(path("kind"), Map.of("p", POINT, "q", layout("Q", List.of(), slot("size", INT, "size"))))));
		assertThat(reader.read(keep(reader, "[{\"kind\": \"q\", \"size\": 3}, {\"kind\": \"p\", \"x\": 1}, {}]"),
				this.opened::add))
			.isInstanceOfSatisfying(RowList.class, (list) -> {
				assertThat(((Row) list.element(0)).layout().type()).isEqualTo("Q");
				assertThat(((Row) list.element(1)).layout()).isSameAs(POINT);
				assertThat(list.element(2)).isEqualTo(MISMATCH);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "{\"name\": null}", "{\"name\": \"n\", \"x\": 5}", "{\"x\": \"no number\"}",
			"[]", "", "{\"name\": \"\\ud800 half\"}", "{\"name\": \"\\u00e9\\\"\\\\\\n\\ud83d\\ude00\\u0000/\"}" })
	void isWrittenAsItWas(String json) {
		for (Layout layout : List.of(POINT, layout(slot("x", INT, "x"), slot("name", STRING, "name"), active("y")))) {
			Reader reader = reader(object(layout));
			Object first = read(reader, json);
			Reading reading = reader.keep(first);
			Object again = reader.read(reading, this.opened::add);
			assertThat(Shapes.written(again)).isEqualTo(Shapes.written(first));
			assertThat(Plain.of(again)).isEqualTo(Plain.of(first));
		}
	}

	@Test
	void allOfItIsWrittenAtOnceWhereNobodyChangesAnything() {
		Reader reader = reader(list(object(POINT)));
		Nullifiable all = (Nullifiable) reader.read(keep(reader, "[{\"x\": 1}, {\"name\": \"n\"}]"), this.opened::add);
		assertThat(all.written()).hasToString("[{\"x\":1,\"name\":null},{\"x\":null,\"name\":\"n\"}]");
		assertThat(all.completeness()).isEqualTo(Nullifiable.Completeness.SOUND);
		assertThat(all).isEqualTo(List.of(row("x", 1, "name", null), row("x", null, "name", "n")));
	}

	@Test
	void whatIsNotSoundIsLookedAt() {
		assertThat(written(object(layout(slot("x", new Shape.Leaf(LeafType.Basic.INT, true), "x"))), "{}")).isEmpty();
		assertThat(written(object(POINT), "{\"x\": \"no number\"}")).isEmpty();
		assertThat(written(list(object(POINT)), "[{\"x\": 1}, null]")).isEmpty();
	}

	/** A rule may let one have it, and another not. */
	@Test
	void whatRulesAreAboutIsLookedAt() {
		Rule rule = new Rule((_) -> true, Otherwise.NULL, Set.of(), Set.of());
		Guard guard = new Guard(List.of(), List.of(rule), List.of(), Arguments.NONE);
		Layout guarded = layout(
				new FieldPlan("x", "T.x", List.of(), INT, new Source.Property(path("x")), Optional.empty(), guard));
		assertThat(written(object(guarded), "{\"x\": 1}")).isEmpty();
		assertThat(written(object(layout(slot("below", object(guarded), "below"))), "{\"below\": {\"x\": 1}}"))
			.isEmpty();
		assertThat(written(object(layout(slot("x", INT, "x"))), "{\"x\": 1}")).contains("{\"x\":1}");
	}

	@Test
	void takesNoMoreMemoryThanItSays() {
		Reader settled = reader(list(object(POINT)));
		Reader changing = reader(list(
				object(layout("T", List.of(path("id"), path("more")), slot("name", STRING, "name"), active("later")))));
		String json = "[{\"id\": 1234, \"name\": \"some text, and é\", \"x\": 100000, \"more\": {\"a\": [1.5, \"b\"]}}, {}]";
		for (Reader reader : List.of(settled, changing)) {
			long before = used();
			List<Reading> readings = IntStream.range(0, 20_000).mapToObj((_) -> keep(reader, json)).toList();
			long size = readings.stream().mapToLong(Reading::size).sum();
			assertThat(used() - before).isBetween(size / 4, size);
			assertThat(readings).as("used until here").hasSize(20_000);
		}
	}

	private static Optional<String> written(Shape shape, String json) {
		Reader reader = reader(shape);
		Nullifiable read = (Nullifiable) reader.read(keep(reader, json), (_) -> {
		});
		return Optional.ofNullable(read).map(Nullifiable::written).map(Object::toString);
	}

	private static Map<String, Object> row(String first, Object one, String second, Object other) {
		Map<String, Object> row = new HashMap<>();
		row.put(first, one);
		row.put(second, other);
		return row;
	}

	private static Reader reader(Shape shape) {
		return Reader.of(shape, JsonPath.ROOT, MISMATCH);
	}

	private static Reading keep(Reader reader, String json) {
		return reader.keep(read(reader, json));
	}

	private static Object read(Reader reader, String json) {
		return reader.read(Slice.of(json.getBytes(StandardCharsets.UTF_8)), (_) -> {
		});
	}

	/** After a collection: what is garbage does not count. */
	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
