package io.sluice.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.JsonPath;
import io.sluice.plan.Layout;
import io.sluice.plan.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.sluice.row.Shapes.INT;
import static io.sluice.row.Shapes.MISMATCH;
import static io.sluice.row.Shapes.active;
import static io.sluice.row.Shapes.layout;
import static io.sluice.row.Shapes.list;
import static io.sluice.row.Shapes.oneOf;
import static io.sluice.row.Shapes.path;
import static io.sluice.row.Shapes.read;
import static io.sluice.row.Shapes.slot;
import static io.sluice.row.Shapes.typename;
import static org.assertj.core.api.Assertions.assertThat;

/** Which concrete type a JSON object is. */
class AbstractReaderTests {

	private static final Layout BOX = layout("Box", List.of(), typename(), slot("height", INT, "height"));

	private static final Layout BAG = layout("Bag", List.of(), slot("straps", INT, "straps"));

	private static final Shape THING = oneOf(path("meta", "kind"), Map.of("box", BOX, "3", BAG));

	@ParameterizedTest
	@ValueSource(strings = { "{\"meta\": {\"kind\": \"box\"}, \"height\": 5}",
			"{\"height\": 5, \"meta\": {\"more\": [1], \"kind\": \"box\"}}" })
	void findsTheTypeFirstOrLast(String json) {
		assertThat(read(THING, json)).isEqualTo(Map.of("__typename", "Box", "height", 5));
		assertThat(((RowList) read(list(THING), "[null, " + json + "]")).get(1))
			.isEqualTo(Map.of("__typename", "Box", "height", 5));
	}

	@Test
	void comparesByText() {
		assertThat(read(THING, "{\"meta\": {\"kind\": 3}, \"straps\": 2}")).isEqualTo(Map.of("straps", 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"meta\": null}", "{\"meta\": {\"kind\": null}}",
			"{\"meta\": {\"kind\": \"Box\"}}", "{\"meta\": {\"kind\": [\"box\"]}}", "{\"meta\": \"box\"}", "[]",
			"[1, {\"meta\": 1}]", "\"box\"", "7", "true" })
	void refusesAnUnknownType(String json) {
		assertThat(read(THING, json)).isEqualTo(MISMATCH);
	}

	@Test
	void refusesATypeThatIsNotPlanned() {
		Shape boxes = new Shape.AbstractOf(new Discriminator(path("kind"), Map.of("box", "Box", "bag", "Bag")),
				Map.of("Box", BOX), false);
		assertThat(read(boxes, "{\"kind\": \"bag\"}")).isEqualTo(MISMATCH);
	}

	@Test
	void readsNullAsNull() {
		assertThat(read(THING, "null")).isNull();
	}

	@Test
	void readsThingsInsideOfThingsAndBesideThem() {
		Layout outer = layout("T", List.of(path("thing")), slot("same", INT, "thing", "height"),
				slot("thing", THING, "thing"), slot("again", THING, "thing"));
		Row row = (Row) read(Shapes.object(outer),
				"{\"x\": \"\u00e9\", \"thing\": {\"height\": 4, \"meta\": {\"kind\": \"box\"}}}");
		assertThat(row.slot(0)).isEqualTo(4);
		assertThat(row.slot(1)).isEqualTo(row.slot(2)).isNotSameAs(row.slot(2)).isInstanceOf(Row.class);
		assertThat(row.slot(3)).isEqualTo(Map.of("height", 4, "meta", Map.of("kind", "box")));
	}

	@Test
	void readsAThingThatIsTheParentItself() {
		Layout outer = layout("T", List.of(), slot("thing", THING), slot("height", INT, "height"));
		RowList rows = (RowList) read(list(Shapes.object(outer)),
				"[{\"height\": 4, \"meta\": {\"kind\": \"box\"}}, null, \"x\"]");
		Row row = (Row) rows.element(0);
		assertThat(row.slot(0)).isEqualTo(Map.of("__typename", "Box", "height", 4));
		assertThat(row.slot(1)).isEqualTo(4);
		assertThat(rows.element(1)).isNull();
		assertThat(rows.element(2)).isEqualTo(MISMATCH);
	}

	@Test
	void tellsOfActiveRows() {
		Layout busy = layout("Box", List.of(), active("later"));
		List<Row> opened = new ArrayList<>();
		Object row = Reader.of(oneOf(path("k"), Map.of("b", busy)), JsonPath.ROOT, MISMATCH)
			.read(Slice.of("{\"k\": \"b\"}".getBytes(StandardCharsets.UTF_8)), opened::add);
		assertThat(opened).singleElement().isSameAs(row);
	}

}
