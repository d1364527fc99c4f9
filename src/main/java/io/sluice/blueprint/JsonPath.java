package io.sluice.blueprint;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON value: an RFC 9535 singular query, compiled. The empty path is the
 * value itself.
 *
 * @param steps what to take, outermost first
 */
public record JsonPath(List<Step> steps) {

	/** The value itself, {@code $}. */
	public static final JsonPath ROOT = new JsonPath(List.of());

	public JsonPath {
		steps = List.copyOf(steps);
	}

	/**
	 * The path of one member.
	 * @param name the member's name, as it stands in the JSON
	 * @return the path {@code $['name']}
	 */
	public static JsonPath of(String name) {
		return new JsonPath(List.of(new Name(name)));
	}

	/**
	 * This path, and another one from there.
	 * @param next what to take of what stands here
	 * @return both, one after the other
	 */
	public JsonPath then(JsonPath next) {
		return next.isRoot() ? this : new JsonPath(Stream.concat(this.steps.stream(), next.steps.stream()).toList());
	}

	/**
	 * Whether this path is the value itself.
	 * @return {@code true} if there are no steps
	 */
	public boolean isRoot() {
		return this.steps.isEmpty();
	}

	/**
	 * What stands at this path.
	 * @param value a JSON value as {@code String}, {@code Number}, {@code Boolean},
	 * {@code List} or {@code Map}, or {@code null}
	 * @return the value there, {@code null} being one, or {@link Absent#ABSENT} if there
	 * is none
	 */
	public @Nullable Object in(@Nullable Object value) {
		Object current = value;
		for (Step step : this.steps) {
			current = in(current, step);
		}
		return current;
	}

	private static @Nullable Object in(@Nullable Object value, Step step) {
		return switch (step) {
			case Name(var name) when value instanceof Map<?, ?> object && object.containsKey(name) -> object.get(name);
			case Index(var index) when value instanceof List<?> list && index < list.size() -> list.get(index);
			case Name _, Index _ -> Absent.ABSENT;
		};
	}

	/**
	 * The RFC 9535 normalized form, such as {@code $['items'][0]}.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("$");
		this.steps.forEach(text::append);
		return text.toString();
	}

	/** One step into a value. */
	public sealed interface Step {

	}

	/**
	 * The member of an object.
	 *
	 * @param name the member's name
	 */
	public record Name(String name) implements Step {

		@Override
		public String toString() {
			return "['" + this.name.replace("\\", "\\\\").replace("'", "\\'") + "']";
		}

	}

	/**
	 * The element of an array.
	 *
	 * @param index counted from zero
	 */
	public record Index(int index) implements Step {

		public Index {
			if (index < 0) {
				throw new IllegalArgumentException("an index counts from the start");
			}
		}

		@Override
		public String toString() {
			return "[" + this.index + "]";
		}

	}

}
