package io.sluice.row;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.Descriptor;
import io.sluice.blueprint.JsonPath;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.row.protobuf.Content;
import org.junit.jupiter.api.Test;

import static io.sluice.row.Messages.everything;
import static io.sluice.row.Messages.raw;
import static io.sluice.row.Messages.slice;
import static io.sluice.row.Shapes.INT;
import static io.sluice.row.Shapes.MISMATCH;
import static io.sluice.row.Shapes.STRING;
import static io.sluice.row.Shapes.layout;
import static io.sluice.row.Shapes.leaf;
import static io.sluice.row.Shapes.list;
import static io.sluice.row.Shapes.object;
import static io.sluice.row.Shapes.oneOf;
import static io.sluice.row.Shapes.path;
import static io.sluice.row.Shapes.slot;
import static io.sluice.row.Shapes.typename;
import static org.assertj.core.api.Assertions.assertThat;

/** Maps, oneofs, and messages in pieces. */
class MessageMembersTests {

	private static final Shape RAW = leaf(LeafType.Basic.RAW);

	private static final Shape POINT = object(layout(slot("x", INT, "x"), slot("label", STRING, "label")));

	private static final Shape ENTRY = object(layout(slot("key", STRING, "key"), slot("value", STRING, "value")));

	private static final String TEXTS = "texts {key: 'b' value: '1'} texts {key: 'a'} texts {value: '3'}";

	private static final Shape CHOICE = oneOf(path("__typename"),
			Map.of("Point", layout("Point", List.of(), typename(), slot("x", INT, "x")), "Name",
					layout("Name", List.of(), typename(), slot("first", STRING, "first"))));

	@Test
	void aMapIsAListOfEntries() {
		assertThat(read(list(ENTRY), TEXTS, "texts")).isEqualTo(List.of(Map.of("key", "b", "value", "1"),
				Map.of("key", "a", "value", ""), Map.of("key", "", "value", "3")));
		assertThat(read(RAW, TEXTS, "texts", 1)).isEqualTo(Map.of("key", "a", "value", ""));
		assertThat(read(list(ENTRY), "", "texts")).isEqualTo(List.of());
	}

	@Test
	void aMapIsAnObjectByKey() {
		assertThat(raw(TEXTS, "texts")).isEqualTo(Map.of("b", "1", "a", "", "", "3"));
		assertThat(read(STRING, TEXTS, "texts", "b")).isEqualTo("1");
		assertThat(read(STRING, TEXTS, "texts", "c")).isNull();
		assertThat(read(object(layout(slot("a", STRING, "a"), slot("c", STRING, "c"))), TEXTS, "texts"))
			.isEqualTo(nullable("a", "", "c", null));
		assertThat(read(new Shape.MembersOf(STRING), TEXTS, "texts")).isEqualTo(Map.of("b", "1", "a", "", "", "3"));
		assertThat(read(INT, TEXTS, "texts")).isEqualTo(MISMATCH);
	}

	@Test
	void aMapIsBothAtOnce() {
		Layout both = layout("T", List.of(path("texts")), slot("list", list(ENTRY), "texts"),
				slot("a", STRING, "texts", "a"), slot("second", STRING, "texts", 1, "key"),
				slot("row", object(layout(slot("b", STRING, "b"))), "texts"), slot("wrong", INT, "texts"));
		Object entries = List.of(Map.of("key", "b", "value", "1"), Map.of("key", "a", "value", ""),
				Map.of("key", "", "value", "3"));
		Map<String, Object> expected = new HashMap<>(Map.of("list", entries, "a", "", "second", "a", "row",
				Map.of("b", "1"), "wrong", MISMATCH, "#5", Map.of("b", "1", "a", "", "", "3")));
		assertThat(read(object(both), TEXTS)).isEqualTo(expected);
		Layout visible = layout(slot("list", list(ENTRY), "texts"), slot("a", STRING, "texts", "a"),
				slot("second", STRING, "texts", 1, "key"), slot("wrong", INT, "texts"));
		assertThat(read(object(visible), TEXTS))
			.isEqualTo(Map.of("list", entries, "a", "", "second", "a", "wrong", MISMATCH));
	}

	@Test
	void ofEqualKeysTheLastCounts() {
		String twice = "texts {key: 'a' value: '1'} texts {key: 'b'} texts {key: 'a' value: '2'}";
		assertThat(raw(twice, "texts")).isEqualTo(Map.of("a", "2", "b", ""));
		assertThat(read(list(ENTRY), twice, "texts"))
			.isEqualTo(List.of(Map.of("key", "a", "value", "2"), Map.of("key", "b", "value", "")));
	}

	@Test
	void valuesOfEntriesHaveDefaults() {
		assertThat(raw("points_by_number {key: -1}", "points_by_number"))
			.isEqualTo(Map.of("-1", Map.of("x", 0, "y", 0, "label", "")));
		assertThat(raw("wrapped {key: 'a'}", "wrapped")).isEqualTo(Map.of("a", 0));
		assertThat(raw("colors_by_bool {value: COLOR_RED}", "colors_by_bool")).isEqualTo(Map.of("false", "COLOR_RED"));
		assertThat(raw("anything_by_number {key: 18446744073709551615}", "anything_by_number"))
			.isEqualTo(Collections.singletonMap("18446744073709551615", null));
	}

	@Test
	void aOneofIsWhatIsSet() {
		assertThat(read(CHOICE, "chosen_point {x: 1}", "choice")).isEqualTo(Map.of("__typename", "Point", "x", 1));
		assertThat(read(CHOICE, "chosen_name {first: 'f'}", "choice"))
			.isEqualTo(Map.of("__typename", "Name", "first", "f"));
		assertThat(read(CHOICE, "", "choice")).isNull();
		assertThat(read(CHOICE, "chosen_text: 't'", "choice")).isEqualTo(MISMATCH);
		assertThat(read(CHOICE, "chosen_child {}", "choice")).isEqualTo(MISMATCH);
		assertThat(read(CHOICE, "chosen_struct {}", "choice")).isEqualTo(MISMATCH);
		assertThat(raw("chosen_text: ''", "choice")).isEqualTo("");
		assertThat(raw("chosen_time {}", "choice")).isEqualTo("1970-01-01T00:00:00Z");
		assertThat(raw("chosen_struct {}", "choice")).isEqualTo(Map.of());
		assertThat(raw("chosen_point {}", "choice"))
			.isEqualTo(Map.of("__typename", "Point", "x", 0, "y", 0, "label", ""));
	}

	@Test
	void membersOfAOneofAreNullable() {
		Layout members = layout(slot("point", POINT, "chosen_point"), slot("text", STRING, "chosen_text"),
				slot("choice", CHOICE, "choice"));
		assertThat(read(object(members), "chosen_point {x: 1}")).isEqualTo(nullable("point",
				Map.of("x", 1, "label", ""), "text", null, "choice", Map.of("__typename", "Point", "x", 1)));
		assertThat(read(object(members), "chosen_text: ''"))
			.isEqualTo(nullable("point", null, "text", "", "choice", MISMATCH));
	}

	@Test
	void ofAOneofTheLastCounts() {
		byte[] both = join(everything("chosen_point {x: 1}"), everything("chosen_name {first: 'f'}"),
				everything("chosen_point {y: 2}"));
		assertThat(raw(both, "choice")).isEqualTo(Map.of("__typename", "Point", "x", 0, "y", 2, "label", ""));
		assertThat(raw(both, "chosen_name")).isNull();
	}

	@Test
	void onlyOneofsSayTheirType() {
		assertThat(raw("point {}", "point", "__typename")).isNull();
		assertThat(raw("chosen_point {}", "chosen_point", "__typename")).isNull();
		assertThat(raw("chosen_point {}", "choice", "__typename")).isEqualTo("Point");
	}

	@Test
	void aMessageMayComeInPieces() {
		byte[] pieces = join(everything("point {x: 1} an_int32: 1 int32s: [1, 2] strings: 'a' sint64s: 1"),
				everything("point {y: 2} a_string: 'between'"),
				everything("point {x: 3} an_int32: 2 int32s: 3 strings: 'b' sint64s: 2"));
		assertThat(raw(pieces, "point")).isEqualTo(Map.of("x", 3, "y", 2, "label", ""));
		assertThat(raw(pieces, "an_int32")).isEqualTo(2);
		assertThat(raw(pieces, "int32s")).isEqualTo(List.of(1, 2, 3));
		assertThat(raw(pieces, "int32s", 2)).isEqualTo(3);
		assertThat(raw(pieces, "strings")).isEqualTo(List.of("a", "b"));
		assertThat(raw(pieces, "sint64s")).isEqualTo(List.of(1, 2));
	}

	@Test
	void aStreamIsAList() {
		Descriptor point = Protos.everything("Point");
		byte[] collected = { 0x0a, 2, 0x08, 2, 0x0a, 0, 0x0a, 2, 0x08, 4 };
		Slice slice = new Message(Content.collected(point)).slice(collected);
		assertThat(Messages.read(list(POINT), JsonPath.ROOT, slice))
			.isEqualTo(List.of(Map.of("x", 1, "label", ""), Map.of("x", 0, "label", ""), Map.of("x", 2, "label", "")));
		assertThat(Messages.read(INT, path(2, "x"), slice)).isEqualTo(2);
		assertThat(Messages.read(list(POINT), JsonPath.ROOT, new Message(Content.collected(point)).slice(new byte[0])))
			.isEqualTo(List.of());
	}

	@Test
	void rowsInListsDoNotMix() {
		Layout layout = layout(slot("point", POINT, "point"), slot("text", STRING, "maybe_string"));
		assertThat(read(list(object(layout)), "children {point {x: 1} maybe_string: 'a'} children {}", "children"))
			.isEqualTo(Arrays.asList(nullable("point", Map.of("x", 1, "label", ""), "text", "a"),
					nullable("point", null, "text", null)));
	}

	private static Object read(Shape shape, String text, Object... path) {
		return Messages.read(shape, path(path), slice(everything(text)));
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Arrays.stream(parts).forEach(out::writeBytes);
		return out.toByteArray();
	}

	private static Map<String, Object> nullable(Object... entries) {
		Map<String, Object> map = new HashMap<>();
		for (int i = 0; i < entries.length; i += 2) {
			map.put((String) entries[i], entries[i + 1]);
		}
		return map;
	}

}
