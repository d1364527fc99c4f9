package io.sluice.downstream.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.PlainText;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * A header of a call. What is not ASCII is sent as UTF-8, in RFC 9110's words as opaque
 * data: one character of the value that is handed on stands for one octet.
 *
 * @param name its name
 * @param parts what its value is made of
 */
record HeaderLine(String name, List<Template> parts) {

	HeaderLine(NamedTemplate header) {
		this(header.name(), Part.of(header.value()));
	}

	boolean isConstant() {
		return this.parts.stream().allMatch(Template.Constant.class::isInstance);
	}

	/**
	 * Writes name and value; a header whose value is null or absent is left out.
	 * @param values what placeholders stand for
	 * @param out where they are appended
	 * @return {@code null} if it was written or left out, else why it may not be sent
	 */
	@Nullable Rendered write(Values values, List<String> out) {
		StringBuilder text = new StringBuilder();
		for (Template part : this.parts) {
			Object value = part.evaluate(values);
			if (value == null || value == Absent.ABSENT) {
				return null;
			}
			if (value instanceof List<?> || value instanceof Map<?, ?>) {
				return Refusal.HEADER_SHAPE.rendered();
			}
			text.append(PlainText.of(value));
		}
		return write(text.toString(), out);
	}

	private @Nullable Rendered write(String text, List<String> out) {
		boolean ascii = true;
		for (int index = 0; index < text.length(); index++) {
			char character = text.charAt(index);
			if (Character.isISOControl(character)) {
				return Refusal.HEADER_CONTROL.rendered();
			}
			ascii &= character < 128;
		}
		if (!ascii && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			return Refusal.NOT_TEXT.rendered();
		}
		out.add(this.name);
		out.add(ascii ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
		return null;
	}

}
