package io.sluice.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.PlainText;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;
import org.jspecify.annotations.Nullable;

import static io.sluice.row.Shapes.MISMATCH;

/** What a reader makes of a {@link Meaning}, by the rules for JSON, value by value. */
final class Expectation {

	private Expectation() {
	}

	/** What is read of a value. */
	static @Nullable Object of(Shape shape, JsonPath path, @Nullable Object value) {
		Object found = at(value, path);
		if (found == null || found == MISMATCH) {
			return found;
		}
		return switch (shape) {
			case Shape.Leaf(var type, var _) -> leaf((LeafType.Basic) type, found);
			case Shape.ListOf(var element, var _) -> list(element, found);
			case Shape.ObjectOf(var layout, var _) -> (object(found) != null) ? row(layout, found) : MISMATCH;
			case Shape.MembersOf(var element) -> members(element, found);
			case Shape.AbstractOf(var discriminator, var layouts, var _) -> open(discriminator, layouts, found);
			case Shape.Unread _, Shape.Complete _ -> throw new IllegalArgumentException("not expected");
		};
	}

	private static Object list(Shape element, Object value) {
		List<Object> list = listOf(value);
		if (list == null) {
			return MISMATCH;
		}
		List<Object> elements = new ArrayList<>();
		list.forEach((each) -> elements.add(of(element, JsonPath.ROOT, each)));
		return elements;
	}

	private static Object members(Shape element, Object value) {
		Meaning.Obj object = object(value);
		if (object == null) {
			return MISMATCH;
		}
		Map<String, Object> members = new LinkedHashMap<>();
		object.members().forEach((name, each) -> members.put(name, of(element, JsonPath.ROOT, each)));
		return members;
	}

	private static Object open(Discriminator discriminator, Map<String, Layout> layouts, Object value) {
		Object kind = at(value, discriminator.path());
		String type = (kind instanceof String text) ? discriminator.type(text) : null;
		return (type != null && layouts.containsKey(type)) ? row(layouts.get(type), value) : MISMATCH;
	}

	private static Map<String, Object> row(Layout layout, Object value) {
		Map<String, Object> row = new LinkedHashMap<>();
		for (int slot = 0; slot < layout.visible(); slot++) {
			JsonPath path = ((Source.Property) layout.field(slot).source()).path();
			row.put(layout.field(slot).responseName(), of(layout.field(slot).shape(), path, value));
		}
		for (JsonPath path : layout.hidden()) {
			row.put("#" + row.size(), of(new Shape.Leaf(LeafType.Basic.RAW, false), path, value));
		}
		return row;
	}

	private static @Nullable Object at(@Nullable Object value, JsonPath path) {
		Object current = value;
		for (JsonPath.Step step : path.steps()) {
			if (current == null || current == MISMATCH) {
				return current;
			}
			current = switch (step) {
				case JsonPath.Name(var name) -> member(current, name);
				case JsonPath.Index(var index) -> element(current, index);
			};
		}
		return current;
	}

	private static @Nullable Object member(Object value, String name) {
		Meaning.Obj object = object(value);
		if (object == null) {
			return MISMATCH;
		}
		return object.members().containsKey(name) ? object.members().get(name) : object.more().get(name);
	}

	private static @Nullable Object element(Object value, int index) {
		List<Object> list = listOf(value);
		if (list == null) {
			return MISMATCH;
		}
		return (index < list.size()) ? list.get(index) : null;
	}

	private static Meaning.@Nullable Obj object(Object value) {
		return switch (value) {
			case Meaning.Obj object -> object;
			case Meaning.Entries entries -> new Meaning.Obj(entries.object(), Map.of());
			default -> null;
		};
	}

	@SuppressWarnings("unchecked")
	private static @Nullable List<Object> listOf(Object value) {
		return switch (value) {
			case List<?> list -> (List<Object>) list;
			case Meaning.Entries entries -> entries.list();
			default -> null;
		};
	}

	private static Object leaf(LeafType.Basic type, Object value) {
		boolean scalar = object(value) == null && listOf(value) == null;
		if (type != LeafType.Basic.RAW && !scalar) {
			return MISMATCH;
		}
		return switch (type) {
			case RAW -> raw(value);
			case STRING -> value.toString();
			case KEY -> (value instanceof BigDecimal number) ? PlainText.of(number) : value.toString();
			case ID -> (value instanceof BigDecimal || value instanceof Boolean) ? MISMATCH : value.toString();
			case BOOLEAN -> (value instanceof Boolean) ? value : MISMATCH;
			case FLOAT -> (value instanceof Number number) ? (Object) number.doubleValue() : MISMATCH;
			case INT -> integer(value);
		};
	}

	private static Object integer(Object value) {
		if (value instanceof Integer || !(value instanceof BigDecimal number)) {
			return (value instanceof Integer) ? value : MISMATCH;
		}
		try {
			return number.intValueExact();
		}
		catch (ArithmeticException ex) {
			return MISMATCH;
		}
	}

	private static @Nullable Object raw(@Nullable Object value) {
		return switch (value) {
			case null -> null;
			case Meaning.Obj object -> raw(object.members());
			case Meaning.Entries entries -> raw(entries.object());
			case List<?> list -> {
				List<Object> elements = new ArrayList<>();
				list.forEach((each) -> elements.add(raw(each)));
				yield elements;
			}
			default -> value;
		};
	}

	private static Map<String, Object> raw(Map<String, Object> object) {
		Map<String, Object> members = new LinkedHashMap<>();
		object.forEach((name, each) -> members.put(name, raw(each)));
		return members;
	}

}
