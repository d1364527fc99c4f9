package io.sluice.sample.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The query parameters of a request.
 *
 * @param request the request
 */
public record Parameters(ServerRequest request) {

	/** The most values that a list parameter may have. */
	public static final int MAX_VALUES = 100;

	/** The most elements that a list may be asked to have. */
	public static final int MAX_LIMIT = 100;

	/**
	 * A parameter that may be given several times, or once with commas, or both.
	 * @param name the name of the parameter
	 * @return its values, without repetition; empty if it is not given
	 */
	public List<String> list(String name) {
		List<String> values = this.request.queryParams()
			.getOrDefault(name, List.of())
			.stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.map(String::strip)
			.filter((value) -> !value.isEmpty())
			.distinct()
			.toList();
		if (values.size() > MAX_VALUES) {
			throw Refusal.malformed("At most " + MAX_VALUES + " values of '" + name + "', not " + values.size());
		}
		return values;
	}

	/**
	 * Like {@link #list}, of whole numbers.
	 * @param name the name of the parameter
	 * @return its values, without repetition; empty if it is not given
	 */
	public List<Long> numbers(String name) {
		return list(name).stream().map((value) -> number(name, value)).distinct().toList();
	}

	/**
	 * How many elements the answer may have at most.
	 * @param absent the value where the parameter is not given
	 * @return between 1 and {@value #MAX_LIMIT}
	 */
	public int limit(int absent) {
		return within("limit", 1, MAX_LIMIT).orElse(absent);
	}

	/**
	 * A parameter that is a number of a range.
	 * @param name the name of the parameter
	 * @param least the least value it may have
	 * @param most the greatest value it may have
	 * @return its value; empty if it is not given
	 */
	public OptionalInt within(String name, int least, int most) {
		Optional<Long> value = text(name).map((text) -> number(name, text));
		if (value.isEmpty()) {
			return OptionalInt.empty();
		}
		if (value.get() < least || value.get() > most) {
			throw Refusal.malformed("'" + name + "' is " + least + " to " + most + ", not " + value.get());
		}
		return OptionalInt.of(value.get().intValue());
	}

	/**
	 * A parameter that is one of a closed set.
	 * @param <T> the set
	 * @param name the name of the parameter
	 * @param reader finds the member by its text, empty if there is none
	 * @return its value; empty if it is not given
	 */
	public <T> Optional<T> choice(String name, Function<String, Optional<T>> reader) {
		return text(name).map((text) -> reader.apply(text)
			.orElseThrow(() -> Refusal.malformed("'" + name + "' cannot be '" + text + "'")));
	}

	/**
	 * A parameter as it is.
	 * @param name the name of the parameter
	 * @return its value; empty if it is not given or empty
	 */
	public Optional<String> text(String name) {
		return this.request.queryParam(name).filter((value) -> !value.isEmpty());
	}

	private static long number(String name, String value) {
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw Refusal.malformed("'" + name + "' is a whole number, not '" + value + "'");
		}
	}

}
