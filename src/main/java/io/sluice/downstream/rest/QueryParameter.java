package io.sluice.downstream.rest;

import java.util.List;

import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.RestCall.ListStyle;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import org.jspecify.annotations.Nullable;

/** A query parameter. What is null or absent, also in a list, is left out. */
final class QueryParameter {

	private final String prefix;

	private final ListStyle listStyle;

	private final Template template;

	private final Part @Nullable [] parts;

	/**
	 * Prepares a parameter.
	 * @param parameter its name and value
	 * @param listStyle how it writes a list
	 */
	QueryParameter(NamedTemplate parameter, ListStyle listStyle) {
		this.prefix = Percent.VALUE.encode(parameter.name()) + "=";
		this.listStyle = listStyle;
		this.template = parameter.value();
		this.parts = (this.template instanceof Template.Text text) ? parts(text) : null;
	}

	private static Part[] parts(Template.Text text) {
		return text.parts()
			.stream()
			.<Part>map((part) -> new Part.Encoded(part, Refusal.QUERY_SHAPE))
			.toArray(Part[]::new);
	}

	/**
	 * Writes this parameter behind those before it.
	 * @param values what placeholders stand for
	 * @param out the query so far; its last character is the {@code ?} or {@code &} that
	 * this parameter stands behind
	 * @return {@code null} if it was written or left out, else why it may not be sent
	 */
	@Nullable Rendered write(Values values, StringBuilder out) {
		if (this.parts != null) {
			int start = out.length();
			Rendered obstacle = Part.writeAll(this.parts, values, out.append(this.prefix));
			return end(obstacle, start, out);
		}
		Object value = this.template.evaluate(values);
		if (!(value instanceof List<?> list)) {
			return one(value, out);
		}
		return (this.listStyle == ListStyle.COMMA) ? joined(list, out) : repeated(list, out);
	}

	private @Nullable Rendered repeated(List<?> list, StringBuilder out) {
		for (Object element : list) {
			Rendered obstacle = one(element, out);
			if (obstacle != null) {
				return obstacle;
			}
		}
		return null;
	}

	private @Nullable Rendered one(@Nullable Object value, StringBuilder out) {
		int start = out.length();
		Rendered obstacle = Part.Encoded.write(value, Refusal.QUERY_SHAPE, out.append(this.prefix));
		return end(obstacle, start, out);
	}

	private @Nullable Rendered joined(List<?> list, StringBuilder out) {
		int start = out.length();
		out.append(this.prefix);
		int first = out.length();
		for (Object element : list) {
			Rendered obstacle = Part.Encoded.write(element, Refusal.QUERY_SHAPE, out);
			if (obstacle == null) {
				out.append(',');
			}
			else if (obstacle instanceof Rendered.Refused) {
				return obstacle;
			}
		}
		if (out.length() == first) {
			out.setLength(start);
			return null;
		}
		out.setCharAt(out.length() - 1, '&');
		return null;
	}

	private static @Nullable Rendered end(@Nullable Rendered obstacle, int start, StringBuilder out) {
		if (obstacle == null) {
			out.append('&');
			return null;
		}
		out.setLength(start);
		return (obstacle instanceof Rendered.Refused) ? obstacle : null;
	}

}
