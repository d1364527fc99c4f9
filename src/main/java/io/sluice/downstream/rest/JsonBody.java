package io.sluice.downstream.rest;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a body. A member whose value is absent is left out, an absent element of a list
 * is null.
 */
final class JsonBody {

	private static final JsonFactory JSON = new JsonFactory();

	private final Template template;

	/**
	 * A body.
	 * @param template gives the JSON value
	 */
	JsonBody(Template template) {
		this.template = template;
	}

	/**
	 * Writes the body.
	 * @param values what placeholders stand for
	 * @return the JSON in UTF-8, or {@code null} if the whole body is absent
	 * @throws JacksonException if a value cannot be written as JSON
	 */
	byte @Nullable [] write(Values values) {
		boolean structured = this.template instanceof Template.ObjectOf || this.template instanceof Template.ListOf;
		Object value = structured ? this.template : this.template.evaluate(values);
		if (value == Absent.ABSENT) {
			return null;
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream(256);
		try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
			write(value, values, generator);
		}
		return out.toByteArray();
	}

	private static void write(@Nullable Object value, Values values, JsonGenerator to) {
		switch (value) {
			case null -> to.writeNull();
			case Absent _ -> to.writeNull();
			case String text -> to.writeString(text);
			case Boolean truth -> to.writeBoolean(truth);
			case Integer number -> to.writeNumber(number);
			case Long number -> to.writeNumber(number);
			case Double number -> to.writeNumber(number);
			case Float number -> to.writeNumber(number);
			case BigDecimal number -> to.writeNumber(number);
			case BigInteger number -> to.writeNumber(number);
			case Number number -> to.writeNumber(number.longValue());
			case Map<?, ?> object -> writeObject(object, values, to);
			case List<?> list -> writeList(list, values, to);
			case Template.ObjectOf(var members) -> writeObject(members, values, to);
			case Template.ListOf(var elements) -> writeList(elements, values, to);
			default -> to.writeString(value.toString());
		}
	}

	private static void writeObject(Map<?, ?> members, Values values, JsonGenerator to) {
		to.writeStartObject();
		for (Map.Entry<?, ?> member : members.entrySet()) {
			Object value = filled(member.getValue(), values);
			if (value != Absent.ABSENT) {
				to.writeName(String.valueOf(member.getKey()));
				write(value, values, to);
			}
		}
		to.writeEndObject();
	}

	private static void writeList(List<?> elements, Values values, JsonGenerator to) {
		to.writeStartArray();
		for (Object element : elements) {
			write(filled(element, values), values, to);
		}
		to.writeEndArray();
	}

	// objects and lists are filled in while they are written
	private static @Nullable Object filled(@Nullable Object value, Values values) {
		return switch (value) {
			case Template.Constant constant -> constant.value();
			case Template.Placeholder placeholder -> placeholder.evaluate(values);
			case Template.Text text -> text.evaluate(values);
			case null, default -> value;
		};
	}

}
