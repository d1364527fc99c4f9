package io.sluice.blueprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A JSON value with places that are filled in for each call. Compiled, immutable. */
public sealed interface Template {

	/**
	 * Fills in the placeholders.
	 * @param values what they stand for
	 * @return a JSON value as {@code String}, {@code Number}, {@code Boolean},
	 * {@code List} or {@code Map}, {@code null}, or {@link Absent#ABSENT} where a lone
	 * placeholder's value is absent
	 */
	@Nullable Object evaluate(Values values);

	/**
	 * Shows all placeholders, in the order in which they are written.
	 * @param visitor sees each of them
	 */
	void references(Consumer<Reference> visitor);

	/**
	 * The template, about as people write it: with its placeholders.
	 * @return its text; never a value that a placeholder stands for
	 */
	String written();

	/**
	 * A literal.
	 *
	 * @param value a JSON value as plain Java objects, immutable
	 */
	record Constant(@Nullable Object value) implements Template {

		@Override
		public @Nullable Object evaluate(Values values) {
			return this.value;
		}

		@Override
		public void references(Consumer<Reference> visitor) {
			// a literal has none
		}

		@Override
		public String written() {
			return String.valueOf(this.value);
		}

	}

	/**
	 * A string that is exactly one placeholder; keeps the JSON type of its value.
	 *
	 * @param reference what it stands for
	 */
	record Placeholder(Reference reference) implements Template {

		@Override
		public @Nullable Object evaluate(Values values) {
			return this.reference.form().write(values.value(this.reference));
		}

		@Override
		public void references(Consumer<Reference> visitor) {
			visitor.accept(this.reference);
		}

		@Override
		public String written() {
			return this.reference.written();
		}

	}

	/**
	 * A string of several parts. A null or absent part makes the whole null.
	 *
	 * @param parts literals and placeholders
	 */
	record Text(List<Template> parts) implements Template {

		public Text {
			parts = List.copyOf(parts);
		}

		@Override
		public @Nullable Object evaluate(Values values) {
			StringBuilder text = new StringBuilder();
			for (Template part : this.parts) {
				Object value = part.evaluate(values);
				if (value == null || value == Absent.ABSENT) {
					return null;
				}
				text.append(PlainText.of(value));
			}
			return text.toString();
		}

		@Override
		public void references(Consumer<Reference> visitor) {
			this.parts.forEach((part) -> part.references(visitor));
		}

		@Override
		public String written() {
			return this.parts.stream().map(Template::written).collect(Collectors.joining());
		}

	}

	/**
	 * An object. A member whose value is absent is left out.
	 *
	 * @param members the members' values by name, in order
	 */
	record ObjectOf(Map<String, Template> members) implements Template {

		public ObjectOf {
			members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
		}

		@Override
		public Map<String, @Nullable Object> evaluate(Values values) {
			Map<String, @Nullable Object> object = new LinkedHashMap<>();
			this.members.forEach((name, member) -> {
				Object value = member.evaluate(values);
				if (value != Absent.ABSENT) {
					object.put(name, value);
				}
			});
			return object;
		}

		@Override
		public void references(Consumer<Reference> visitor) {
			this.members.values().forEach((member) -> member.references(visitor));
		}

		@Override
		public String written() {
			return this.members.entrySet()
				.stream()
				.map((member) -> member.getKey() + ": " + member.getValue().written())
				.collect(Collectors.joining(", ", "{", "}"));
		}

	}

	/**
	 * A list. An element that is absent is null.
	 *
	 * @param elements the elements, in order
	 */
	record ListOf(List<Template> elements) implements Template {

		public ListOf {
			elements = List.copyOf(elements);
		}

		@Override
		public List<@Nullable Object> evaluate(Values values) {
			List<@Nullable Object> list = new ArrayList<>(this.elements.size());
			for (Template element : this.elements) {
				Object value = element.evaluate(values);
				list.add((value != Absent.ABSENT) ? value : null);
			}
			return list;
		}

		@Override
		public void references(Consumer<Reference> visitor) {
			this.elements.forEach((element) -> element.references(visitor));
		}

		@Override
		public String written() {
			return this.elements.stream().map(Template::written).collect(Collectors.joining(", ", "[", "]"));
		}

	}

}
