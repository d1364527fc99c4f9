package io.sluice.row;

import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes rows as JSON, slot by slot. */
public final class AnswerWriter extends ValueSerializer<Row> {

	@Override
	public void serialize(Row row, JsonGenerator generator, SerializationContext context) {
		write(row, generator);
	}

	/**
	 * Writes a value of an answer that is complete.
	 * @param value what a slot holds
	 * @param generator where to
	 */
	public static void write(@Nullable Object value, JsonGenerator generator) {
		switch (value) {
			case null -> generator.writeNull();
			case String text -> generator.writeString(text);
			case SerializableString text -> generator.writeString(text);
			case Nullifiable part -> writePart(part, generator);
			case Integer number -> generator.writeNumber(number);
			case Boolean bool -> generator.writeBoolean(bool);
			case Double number -> generator.writeNumber(number);
			case Fault _ -> generator.writeNull();
			default -> generator.writePOJO(value);
		}
	}

	private static void writePart(Nullifiable part, JsonGenerator generator) {
		SerializableString json = part.written();
		if (json != null) {
			generator.writeRawValue(json);
		}
		else if (part.completeness() == Nullifiable.Completeness.NULLIFIED) {
			generator.writeNull();
		}
		else {
			switch (part) {
				case Row row -> writeRow(row, generator);
				case RowList list -> writeList(list, generator);
			}
		}
	}

	private static void writeRow(Row row, JsonGenerator generator) {
		generator.writeStartObject();
		for (int slot = 0; slot < row.layout().visible(); slot++) {
			generator.writeName(row.layout().name(slot));
			write(row.slot(slot), generator);
		}
		generator.writeEndObject();
	}

	private static void writeList(RowList list, JsonGenerator generator) {
		generator.writeStartArray();
		for (int index = 0; index < list.size(); index++) {
			write(list.element(index), generator);
		}
		generator.writeEndArray();
	}

}
