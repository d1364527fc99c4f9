package io.sluice.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.JsonPath;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.sluice.row.Shapes.INT;
import static io.sluice.row.Shapes.MISMATCH;
import static io.sluice.row.Shapes.STRING;
import static io.sluice.row.Shapes.active;
import static io.sluice.row.Shapes.layout;
import static io.sluice.row.Shapes.leaf;
import static io.sluice.row.Shapes.list;
import static io.sluice.row.Shapes.object;
import static io.sluice.row.Shapes.path;
import static io.sluice.row.Shapes.read;
import static io.sluice.row.Shapes.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReaderTests {

	private static final Layout POINT = layout(slot("x", INT, "x"), slot("name", STRING, "name"));

	@Test
	void readsWhatIsAskedForAndSkipsTheRest() {
		assertThat(read(object(POINT), "{\"skip\": {\"x\": 9}, \"x\": 1, \"more\": [1, [2]], \"name\": \"n\"}"))
			.isEqualTo(Map.of("x", 1, "name", "n"));
	}

	@Test
	void readsAbsentMembersAsNull() {
		assertThat(slots(read(object(POINT), "{}"))).containsExactly(null, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "null" })
	void readsNothingAsNull(String json) {
		assertThat(read(object(POINT), json)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "5", "\"x\"", "true", "[]", "[{}]" })
	void refusesAnotherKindThanAnObject(String json) {
		assertThat(read(object(POINT), json)).isEqualTo(MISMATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "5", "{}", "\"x\"" })
	void refusesAnotherKindThanAList(String json) {
		assertThat(read(list(INT), json)).isEqualTo(MISMATCH);
	}

	@Test
	void readsListsOfLists() {
		RowList outer = (RowList) read(list(list(INT)), "[[1, null, \"x\"], null, 3, []]");
		assertThat(elements(outer.element(0))).containsExactly(1, null, MISMATCH);
		assertThat(outer.element(1)).isNull();
		assertThat(outer.element(2)).isEqualTo(MISMATCH);
		assertThat(elements(outer.element(3))).isEmpty();
	}

	@Test
	void readsLongLists() {
		String numbers = "1,".repeat(1000) + "2";
		assertThat((RowList) read(list(INT), "[" + numbers + "]")).hasSize(1001).endsWith(2);
	}

	@Test
	void followsPathsAndIndexes() {
		Layout deep = layout(slot("a", INT, "a", "b"), slot("second", STRING, "tags", 1),
				slot("tags", list(STRING), "tags"), slot("inner", INT, "list", 0, "x"), slot("self", object(POINT)));
		assertThat(read(object(deep), """
				{"a": {"b": 1}, "tags": ["p", "q", "r"], "list": [{"x": 4}, {"x": 5}], "x": 6, "name": "s"}"""))
			.isEqualTo(Map.of("a", 1, "second", "q", "tags", List.of("p", "q", "r"), "inner", 4, "self",
					Map.of("x", 6, "name", "s")));
	}

	@Test
	void startsWhereThePathLeads() {
		assertThat(read(INT, path("data", 1, "n"), "{\"data\": [{\"n\": 1}, {\"n\": 2}], \"n\": 3}")).isEqualTo(2);
		assertThat(read(INT, path("data", 5), "{\"data\": [1]}")).isNull();
		assertThat(read(INT, path("data", "n"), "{\"data\": null}")).isNull();
		assertThat(read(INT, path("data", "n"), "{}")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\": 5}", "{\"data\": [1]}", "{\"data\": \"n\"}", "[]", "7" })
	void refusesAPathThatMeetsAnotherKind(String json) {
		assertThat(read(INT, path("data", "n"), json)).isEqualTo(MISMATCH);
		assertThat(read(list(object(POINT)), path("data", "n"), json)).isEqualTo(MISMATCH);
		assertThat(read(object(POINT), path("data", "n", "deep"), json)).isEqualTo(MISMATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\": 5}", "{\"data\": {\"0\": 1}}", "[1]" })
	void refusesAnIndexThatMeetsAnotherKind(String json) {
		assertThat(read(leaf(LeafType.Basic.RAW), path("data", 0), json)).isEqualTo(MISMATCH);
	}

	@Test
	void refusesOneFieldButReadsItsSiblings() {
		Layout layout = layout(slot("bad", INT, "a", "b"), slot("good", INT, "c"), slot("row", object(POINT), "d"));
		assertThat(slots(read(object(layout), "{\"a\": [1], \"c\": 2, \"d\": 3}"))).containsExactly(MISMATCH, 2,
				MISMATCH);
	}

	@Test
	void letsSeveralFieldsReadTheSameValue() {
		Layout layout = layout("T", List.of(path("p"), path("p", "x")), slot("one", object(POINT), "p"),
				slot("other", object(layout(slot("name", STRING, "name"))), "p"),
				slot("raw", leaf(LeafType.Basic.RAW), "p"), slot("x", INT, "p", "x"), slot("list", list(INT), "p"));
		Row row = (Row) read(object(layout), "{\"p\": {\"x\": 1, \"name\": \"n\"}}");
		assertThat(row.slot(0)).isEqualTo(Map.of("x", 1, "name", "n"));
		assertThat(row.slot(1)).isEqualTo(Map.of("name", "n"));
		assertThat(row.slot(2)).isEqualTo(Map.of("x", 1, "name", "n"));
		assertThat(row.slot(3)).isEqualTo(1);
		assertThat(row.slot(4)).isEqualTo(MISMATCH);
		assertThat(row.slot(5)).isEqualTo(Map.of("x", 1, "name", "n"));
		assertThat(row.slot(6)).isEqualTo(1);
	}

	@Test
	void readsRawValuesInsideOfWhatIsAlsoReadRaw() {
		Layout inner = layout("T", List.of(path("deep")), slot("deep",
				object(layout("T", List.of(path("v")), slot("v", leaf(LeafType.Basic.RAW), "v"))), "deep"));
		Layout outer = layout("T", List.of(path("p")), slot("inner", object(inner), "p"));
		Row row = (Row) read(object(outer),
				"{\"before\": \"\u00e9\u00e9\u00e9\", \"p\": {\"q\": [1], \"deep\": {\"v\": [\"x\", {\"y\": 2}]}}}");
		assertThat(row.get("inner")).isEqualTo(Map.of("deep", Map.of("v", List.of("x", Map.of("y", 2)))));
		assertThat(row.slot(1)).isEqualTo(Map.of("q", List.of(1), "deep", Map.of("v", List.of("x", Map.of("y", 2)))));
	}

	@Test
	void doesNotTouchTheRowBeforeWhenAnElementIsNoObject() {
		Layout layout = layout(slot("self", object(POINT)), slot("raw", leaf(LeafType.Basic.RAW)), slot("text", STRING),
				slot("numbers", list(INT)));
		RowList rows = (RowList) read(list(object(layout)),
				"[{\"x\": 1, \"name\": \"n\"}, null, 5, [6], {\"x\": 2, \"name\": \"m\"}]");
		assertThat(slots(rows.element(0))).containsExactly(Map.of("x", 1, "name", "n"), Map.of("x", 1, "name", "n"),
				MISMATCH, MISMATCH);
		assertThat(Arrays.asList(rows.element(1), rows.element(2), rows.element(3))).containsExactly(null, MISMATCH,
				MISMATCH);
		assertThat(slots(rows.element(4)).getFirst()).isEqualTo(Map.of("x", 2, "name", "m"));
	}

	@Test
	void takesTheLastOfEqualMembers() {
		assertThat(read(object(POINT), "{\"x\": 1, \"x\": 2, \"name\": \"n\"}")).isEqualTo(Map.of("x", 2, "name", "n"));
		assertThat(read(list(INT), path("a"), "{\"a\": [1], \"a\": [2, 3]}")).isEqualTo(List.of(2, 3));
	}

	@Test
	void knowsNamesHoweverTheyAreWritten() {
		Layout layout = layout(slot("x", INT, "\u00e9 x"), slot("y", INT, "quote\""));
		assertThat(read(object(layout), "{\"\\u00e9 x\": 1, \"quote\\\"\": 2}")).isEqualTo(Map.of("x", 1, "y", 2));
	}

	@Test
	void neverFailsOnATruncatedPayload() {
		Layout layout = layout("T", List.of(path("p", "raw")), slot("p", object(POINT), "p"),
				slot("list", list(object(POINT)), "list"), slot("any", leaf(LeafType.Basic.RAW), "any"));
		String json = "{\"p\": {\"x\": 12, \"raw\": {\"a\": [1.5e3]}}, \"list\": [{\"name\": \"\\u00e9\u00e9\"}, null], \"any\": [true, {}]}";
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		Reader reader = Reader.of(object(layout), JsonPath.ROOT, MISMATCH);
		for (int end = 1; end < bytes.length; end++) {
			assertThat(reader.read(Slice.of(Arrays.copyOf(bytes, end)), (_) -> {
			})).as("the first %d bytes", end).isEqualTo(MISMATCH);
		}
		assertThat(reader.read(Slice.of(bytes), (_) -> {
		})).isInstanceOf(Row.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{} {}", "[] 5", "{\"x\": 01}", "{x: 1}", "{\"x\": 1,}", "{\"x\": NaN}", "//\n{}",
			"{\"x\" 1}", "\u0000" })
	void refusesWhatIsNoJson(String json) {
		assertThat(read(object(POINT), json)).isEqualTo(MISMATCH);
	}

	@Test
	void refusesOtherEncodingsButForgivesAMark() {
		Reader reader = Reader.of(object(POINT), JsonPath.ROOT, MISMATCH);
		assertThat(reader.read(Slice.of("{\"x\": 1}".getBytes(StandardCharsets.UTF_16LE)), (_) -> {
		})).isEqualTo(MISMATCH);
		assertThat(reader.read(Slice.of("{\"x\": 1}".getBytes(StandardCharsets.UTF_16)), (_) -> {
		})).isEqualTo(MISMATCH);
		assertThat(reader.read(Slice.of("{\"name\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)), (_) -> {
		})).isEqualTo(MISMATCH);
		Layout raw = layout(slot("raw", leaf(LeafType.Basic.RAW), "raw"));
		assertThat(Shapes.read(object(raw), "\ufeff{\"raw\": [1]}")).isEqualTo(Map.of("raw", List.of(1)));
	}

	@Test
	void refusesNestingWithoutEnd() {
		String deep = "[".repeat(100_000);
		assertThat(read(object(POINT), "{\"skip\": " + deep + "]".repeat(100_000) + "}")).isEqualTo(MISMATCH);
		assertThat(read(object(POINT), "{\"x\": 1, \"skip\": " + deep)).isEqualTo(MISMATCH);
		assertThat(read(leaf(LeafType.Basic.RAW), deep)).isEqualTo(MISMATCH);
	}

	@Test
	void tellsOfActiveRowsParentsFirstUnlessTheJsonIsBroken() {
		Layout child = layout(active("later"), slot("x", INT, "x"));
		Layout parent = layout(active("later"), slot("child", object(child), "child"));
		Reader reader = Reader.of(list(object(parent)), JsonPath.ROOT, MISMATCH);
		List<Row> opened = new ArrayList<>();
		RowList rows = (RowList) reader.read(bytes("[{\"child\": {}}, {\"child\": null}]"), opened::add);
		assertThat(opened).hasSize(3);
		assertThat(opened.get(0)).isSameAs(rows.element(0));
		assertThat(opened.get(1)).isSameAs(((Row) rows.element(0)).slot(1));
		assertThat(opened.get(2)).isSameAs(rows.element(1));
		opened.clear();
		assertThat(reader.read(bytes("[{\"child\": {}}"), opened::add)).isEqualTo(MISMATCH);
		assertThat(opened).isEmpty();
	}

	@Test
	void keepsMembersThatAreData() {
		Shape members = new Shape.MembersOf(list(INT));
		Map<String, Object> expected = new HashMap<>(Map.of("a", List.of(1), "c", MISMATCH));
		expected.put("b", null);
		assertThat(read(members, "{\"a\": [1], \"b\": null, \"c\": 5}")).isEqualTo(expected);
		assertThat(read(members, "[]")).isEqualTo(MISMATCH);
		assertThat(read(members, "5")).isEqualTo(MISMATCH);
		assertThat(read(members, "null")).isNull();
		assertThat(read(new Shape.MembersOf(object(POINT)), path("a"), "{\"a\": {\"k\": {\"x\": 1, \"name\": \"n\"}}}"))
			.isEqualTo(Map.of("k", Map.of("x", 1, "name", "n")));
	}

	@Test
	void keepsUnreadBytes() {
		RowList slices = (RowList) read(list(Shape.Unread.VALUE),
				"[{\"a\": [1]}, [2, {}], \"\u00e9\\\"\", -1.5e3, true, null, false , 12]");
		List<Object> texts = new ArrayList<>();
		for (int i = 0; i < slices.size(); i++) {
			texts.add((slices.element(i) instanceof Slice slice)
					? new String(slice.bytes(), slice.from(), slice.length(), StandardCharsets.UTF_8).strip() : null);
		}
		assertThat(texts).containsExactly("{\"a\": [1]}", "[2, {}]", "\"\u00e9\\\"\"", "-1.5e3", "true", null, "false",
				"12");
		Reader point = Reader.of(object(POINT), JsonPath.ROOT, MISMATCH);
		assertThat(point.read((Slice) slices.element(1), (_) -> {
		})).isEqualTo(MISMATCH);
	}

	@Test
	void keepsTheBytesOfWhatItReadsInPassing() {
		Layout both = Shapes.layout("Both", List.of(), Shapes.slot("point", object(POINT), "p"),
				Shapes.slot("bytes", Shape.Unread.VALUE, "p"), Shapes.slot("list", list(INT), "l"),
				Shapes.slot("raw", Shape.Unread.VALUE, "l"));
		RowList rows = (RowList) read(list(object(both)), """
				[{"p": {"x" : 1, "more": [{"x": 2}], "name": "é"}, "l": [1, 2 ]}, {"l": {"p": {}}, "p": [3]},
				{"p": null}, {"p": 7}]""");
		assertThat(((Row) rows.element(0)).get("point")).isEqualTo(Map.of("x", 1, "name", "é"));
		assertThat(text(rows, 0, "bytes")).isEqualTo("{\"x\" : 1, \"more\": [{\"x\": 2}], \"name\": \"é\"}");
		assertThat(((Row) rows.element(0)).get("list")).isEqualTo(List.of(1, 2));
		assertThat(text(rows, 0, "raw")).isEqualTo("[1, 2 ]");
		assertThat(((Row) rows.element(1)).slot(0)).isEqualTo(MISMATCH);
		assertThat(text(rows, 1, "bytes")).isEqualTo("[3]");
		assertThat(((Row) rows.element(1)).slot(2)).isEqualTo(MISMATCH);
		assertThat(text(rows, 1, "raw")).isEqualTo("{\"p\": {}}");
		assertThat(text(rows, 2, "bytes")).isNull();
		assertThat(text(rows, 3, "bytes")).isEqualTo("7");
	}

	private static String text(RowList rows, int index, String slot) {
		return (((Row) rows.element(index)).get(slot) instanceof Slice slice)
				? new String(slice.bytes(), slice.from(), slice.length(), StandardCharsets.UTF_8) : null;
	}

	@Test
	void convertsValuesOfTemplates() {
		Reader reader = Reader.of(object(POINT), JsonPath.ROOT, MISMATCH);
		assertThat(reader.convert(Map.of("x", 1L, "name", 2.5), (_) -> {
		})).isEqualTo(Map.of("x", 1, "name", "2.5"));
		assertThat(reader.convert(null, (_) -> {
		})).isNull();
		assertThat(reader.convert(Map.of("name", "\ud800"), (_) -> {
		})).isInstanceOfSatisfying(Row.class, (row) -> assertThat(row.get("name")).isEqualTo("\ud800"));
		Object deep = List.of();
		for (int depth = 0; depth < 1000; depth++) {
			deep = List.of(deep);
		}
		assertThat(reader.convert(deep, (_) -> {
		})).isEqualTo(MISMATCH);
		assertThat(reader.mismatch()).isEqualTo(MISMATCH);
	}

	@Test
	void completeValuesAreNotRead() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Reader.of(new Shape.Complete(true), JsonPath.ROOT, MISMATCH));
	}

	private static Slice bytes(String json) {
		return Slice.of(json.getBytes(StandardCharsets.UTF_8));
	}

	private static List<Object> slots(Object row) {
		List<Object> slots = new ArrayList<>();
		for (int slot = 0; slot < ((Row) row).layout().visible(); slot++) {
			slots.add(((Row) row).slot(slot));
		}
		return slots;
	}

	private static List<Object> elements(Object list) {
		List<Object> elements = new ArrayList<>();
		for (int index = 0; index < ((RowList) list).size(); index++) {
			elements.add(((RowList) list).element(index));
		}
		return elements;
	}

}
