package io.sluice.downstream.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.PlainText;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import org.jspecify.annotations.Nullable;

/** A part of a longer text: as it stands, or filled in. */
sealed interface Part {

	/** What is said of a value that is null or absent. */
	Rendered NOTHING = new Rendered.Nothing();

	/**
	 * The parts of a template that makes a text.
	 * @param template a literal, a placeholder or a text of several parts
	 * @return its parts
	 */
	static List<Template> of(Template template) {
		return (template instanceof Template.Text text) ? text.parts() : List.of(template);
	}

	/**
	 * Writes this part.
	 * @param values what placeholders stand for
	 * @param out where it is appended
	 * @return {@code null} if it was written, else why not
	 */
	@Nullable Rendered write(Values values, StringBuilder out);

	/**
	 * Writes parts one behind the other.
	 * @param parts what to write
	 * @param values what placeholders stand for
	 * @param out where they are appended
	 * @return {@code null} if all were written, else why not
	 */
	static @Nullable Rendered writeAll(Part[] parts, Values values, StringBuilder out) {
		for (Part part : parts) {
			Rendered obstacle = part.write(values, out);
			if (obstacle != null) {
				return obstacle;
			}
		}
		return null;
	}

	/**
	 * Joins neighbouring fixed texts.
	 * @param parts what to write
	 * @return the same in fewer parts
	 */
	static Part[] compact(List<Part> parts) {
		List<Part> compact = new ArrayList<>();
		for (Part part : parts) {
			if (part instanceof Fixed(var text) && !compact.isEmpty()
					&& compact.getLast() instanceof Fixed(var before)) {
				compact.set(compact.size() - 1, new Fixed(before + text));
			}
			else {
				compact.add(part);
			}
		}
		return compact.toArray(Part[]::new);
	}

	/**
	 * Text that is the same for every call.
	 *
	 * @param text the text, encoded
	 */
	record Fixed(String text) implements Part {

		@Override
		public @Nullable Rendered write(Values values, StringBuilder out) {
			out.append(this.text);
			return null;
		}

	}

	/**
	 * A scalar, percent-encoded.
	 *
	 * @param template gives the scalar
	 * @param shape what is said of lists and objects
	 */
	record Encoded(Template template, Refusal shape) implements Part {

		@Override
		public @Nullable Rendered write(Values values, StringBuilder out) {
			return write(this.template.evaluate(values), this.shape, out);
		}

		static @Nullable Rendered write(@Nullable Object value, Refusal shape, StringBuilder out) {
			return switch (value) {
				case null -> NOTHING;
				case Absent _ -> NOTHING;
				case List<?> _ -> shape.rendered();
				case Map<?, ?> _ -> shape.rendered();
				case Integer number -> {
					out.append(number.intValue());
					yield null;
				}
				default -> Percent.VALUE.encode(PlainText.of(value), out) ? null : Refusal.NOT_TEXT.rendered();
			};
		}

	}

	/**
	 * A segment of a path that holds at least one value.
	 *
	 * @param parts the literals and values between two slashes
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Segment(Part[] parts) implements Part {

		@Override
		public @Nullable Rendered write(Values values, StringBuilder out) {
			int start = out.length();
			Rendered obstacle = writeAll(this.parts, values, out);
			return (obstacle != null) ? obstacle : judge(out, start);
		}

		private static @Nullable Rendered judge(StringBuilder out, int start) {
			int length = out.length() - start;
			if (length == 0) {
				return Refusal.EMPTY_SEGMENT.rendered();
			}
			boolean dots = length <= 2 && out.charAt(start) == '.' && out.charAt(start + length - 1) == '.';
			return dots ? Refusal.DOT_SEGMENT.rendered() : null;
		}

	}

}
