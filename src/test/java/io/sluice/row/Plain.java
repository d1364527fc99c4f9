package io.sluice.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;

/** What was read, with all slots, faults included. */
final class Plain {

	private Plain() {
	}

	static @Nullable Object of(@Nullable Object read) {
		return switch (read) {
			case Row row -> {
				Map<String, Object> slots = new LinkedHashMap<>();
				for (int slot = 0; slot < row.layout().visible(); slot++) {
					slots.put(row.layout().field(slot).responseName(), of(row.slot(slot)));
				}
				for (int slot = 0; slot < row.layout().hidden().size(); slot++) {
					slots.put("#" + slots.size(), of(row.slot(row.layout().visible() + slot)));
				}
				yield slots;
			}
			case RowList list -> {
				List<Object> elements = new ArrayList<>();
				for (int index = 0; index < list.size(); index++) {
					elements.add(of(list.element(index)));
				}
				yield elements;
			}
			case Map<?, ?> map -> {
				Map<Object, Object> members = new LinkedHashMap<>();
				map.forEach((name, value) -> members.put(name, of(value)));
				yield members;
			}
			case SerializableString text -> text.getValue();
			case null, default -> read;
		};
	}

	/** Where two values differ first; empty if they do not. */
	static Optional<String> difference(@Nullable Object one, @Nullable Object other) {
		return difference("$", one, other);
	}

	private static Optional<String> difference(String path, @Nullable Object one, @Nullable Object other) {
		if (Objects.equals(one, other)) {
			return Optional.empty();
		}
		if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> that && map.keySet().equals(that.keySet())) {
			return map.keySet()
				.stream()
				.flatMap((key) -> difference(path + "." + key, map.get(key), that.get(key)).stream())
				.findFirst();
		}
		if (one instanceof List<?> list && other instanceof List<?> that && list.size() == that.size()) {
			return IntStream.range(0, list.size())
				.boxed()
				.flatMap((index) -> difference(path + "[" + index + "]", list.get(index), that.get(index)).stream())
				.findFirst();
		}
		return Optional.of(path + ": " + one + " and " + other);
	}

}
