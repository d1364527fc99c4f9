package io.sluice.row;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import io.sluice.plan.Layout;
import io.sluice.row.Nullifiable.Completeness;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import static io.sluice.row.Shapes.INT;
import static io.sluice.row.Shapes.MISMATCH;
import static io.sluice.row.Shapes.layout;
import static io.sluice.row.Shapes.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Rows as maps, and as JSON. */
class RowTests {

	private final Layout layout = layout("T", List.of(Shapes.path("h")), slot("a", INT, "a"),
			slot("b", Shapes.list(INT), "b"));

	private final Row row = new Row(this.layout);

	@Test
	void isAMapOfVisibleFieldsInWhichAFaultIsNull() {
		this.row.fill(0, MISMATCH);
		this.row.fill(1, list(1, MISMATCH));
		this.row.fill(2, "hidden");
		assertThat(this.row).hasSize(2).containsKeys("a", "b").doesNotContainKey("h");
		assertThat(this.row.get("a")).isNull();
		assertThat(this.row.get("b")).asString().isEqualTo("[1, null]");
		assertThat(this.row.get("h")).isNull();
		assertThat(this.row.slot(2)).isEqualTo("hidden");
		assertThat(this.row).hasToString("{a=null, b=[1, null]}");
		Iterator<Map.Entry<String, Object>> entries = this.row.entrySet().iterator();
		entries.next();
		entries.next();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(entries::next);
	}

	@Test
	void showsNothingOfWhatBecameNull() {
		RowList inner = list(1);
		inner.complete(Completeness.NULLIFIED);
		this.row.fill(1, inner);
		assertThat(this.row.get("b")).isNull();
		assertThat(written(this.row)).isEqualTo("{\"a\":null,\"b\":null}");
		assertThat(inner.completeness()).isEqualTo(Completeness.NULLIFIED);
		this.row.complete(Completeness.NULLIFIED);
		assertThat(list(this.row).get(0)).isNull();
		assertThat(written(list(this.row, 2))).isEqualTo("[null,2]");
	}

	@Test
	void writesWhatItHolds() {
		this.row.fill(0, "\u00e9\"");
		this.row.fill(1, list(1, true, 2.5, new BigDecimal("1.50"), MISMATCH, null, Map.of("k", 1L)));
		assertThat(written(this.row)).isEqualTo("{\"a\":\"\u00e9\\\"\",\"b\":[1,true,2.5,1.50,null,null,{\"k\":1}]}");
		JsonMapper mapper = JsonMapper.builder()
			.addModule(new SimpleModule().addSerializer(Row.class, new AnswerWriter()))
			.build();
		assertThat(mapper.writeValueAsString(List.of(this.row))).isEqualTo("[" + written(this.row) + "]");
	}

	@Test
	void escapesHalfASurrogatePair() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (JsonGenerator generator = new JsonMapper().createGenerator(out)) {
			AnswerWriter.write("\ud83d\ude00\ud800", generator);
		}
		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\"\ud83d\ude00\\uD800\"");
	}

	@Test
	void aListKnowsItsBounds() {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list(1).get(1));
		RowList none = new RowList(0);
		none.append(1);
		assertThat(none).containsExactly(1);
	}

	private static RowList list(Object... elements) {
		RowList list = new RowList();
		for (Object element : elements) {
			list.append(element);
		}
		return list;
	}

	private static String written(Object value) {
		StringWriter out = new StringWriter();
		try (JsonGenerator generator = new JsonMapper().createGenerator(out)) {
			AnswerWriter.write(value, generator);
		}
		return out.toString();
	}

}
