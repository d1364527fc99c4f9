package io.sluice.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import io.sluice.blueprint.JsonPath;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType.Basic;
import io.sluice.plan.Shape;

/**
 * What may be asked of messages, by chance: mostly what is there, sometimes what is not.
 *
 * @param random chance
 */
record RandomShapes(Random random) {

	private static final List<String> KEYS = List.of("a", "b", "1", "-1", "true", "key", "__typename");

	Shape message(Descriptor type, int depth) {
		return switch (type.getFullName()) {
			case "google.protobuf.Struct" -> any(depth, Shapes.object(byKey(depth)));
			case "google.protobuf.ListValue" -> any(depth, Shapes.list(Shapes.leaf(Basic.RAW)));
			case "google.protobuf.Value" -> any(depth, Shapes.leaf(Basic.RAW));
			case "google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask" -> scalar();
			default -> type.getFullName().startsWith("google.protobuf.") && type.getFields().size() == 1 ? scalar()
					: any(depth, Shapes.object(layout(type, depth - 1)));
		};
	}

	private Shape any(int depth, Shape usual) {
		return switch (this.random.nextInt(12)) {
			case 0, 1 -> Shapes.leaf(Basic.RAW);
			case 2 -> scalar();
			case 3 -> Shapes.list((depth > 0) ? Shapes.object(byKey(depth - 1)) : scalar());
			case 4 -> Shapes.object(byKey(depth - 1));
			default -> (depth > 0) ? usual : Shapes.leaf(Basic.RAW);
		};
	}

	private Shape scalar() {
		return Shapes.leaf(Basic.values()[this.random.nextInt(Basic.values().length)]);
	}

	private Layout byKey(int depth) {
		List<FieldPlan> fields = new ArrayList<>();
		for (int count = this.random.nextInt(3); count > 0; count--) {
			fields.add(Shapes.slot("k" + fields.size(), any(depth, scalar()), pick(KEYS)));
		}
		return Shapes.layout("Keys", List.of(), fields.toArray(FieldPlan[]::new));
	}

	Layout layout(Descriptor type, int depth) {
		if (type.getFields().isEmpty()) {
			return byKey(depth);
		}
		List<FieldPlan> fields = new ArrayList<>();
		for (int count = this.random.nextInt(6); count > 0; count--) {
			fields.add(field("s" + fields.size(), type, depth));
		}
		List<JsonPath> hidden = new ArrayList<>();
		for (int count = this.random.nextInt(2); count > 0; count--) {
			JsonPath path = Shapes.path(pick(type.getFields()).getName());
			hidden.add(this.random.nextBoolean() ? path : path.then(Shapes.path(pick(KEYS))));
		}
		return Shapes.layout(type.getName(), hidden, fields.toArray(FieldPlan[]::new));
	}

	private FieldPlan field(String slot, Descriptor type, int depth) {
		if (!type.getRealOneofs().isEmpty() && this.random.nextInt(6) == 0) {
			OneofDescriptor oneof = type.getRealOneofs().getFirst();
			return Shapes.slot(slot, oneof(oneof, depth), oneof.getName());
		}
		FieldDescriptor field = pick(type.getFields());
		return switch (this.random.nextInt(8)) {
			case 0 -> Shapes.slot(slot, any(depth, scalar()), field.getName(), pick(KEYS));
			case 1 -> Shapes.slot(slot, any(depth, scalar()), field.getName(), this.random.nextInt(3));
			case 2 -> Shapes.slot(slot, any(depth, scalar()));
			default -> Shapes.slot(slot, any(depth, whole(field, depth)), field.getName());
		};
	}

	private Shape oneof(OneofDescriptor oneof, int depth) {
		if (this.random.nextInt(5) == 0 || depth <= 0) {
			return Shapes.leaf(Basic.RAW);
		}
		Map<String, Layout> layouts = new HashMap<>();
		oneof.getFields()
			.stream()
			.filter((field) -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
			.filter((_) -> this.random.nextInt(4) > 0)
			.forEach((field) -> layouts.put(field.getMessageType().getName(),
					layout(field.getMessageType(), depth - 1)));
		return Shapes.oneOf(Shapes.path("__typename"), layouts);
	}

	private Shape whole(FieldDescriptor field, int depth) {
		if (field.isMapField()) {
			return this.random.nextBoolean() ? Shapes.object(byKey(depth))
					: Shapes.list(Shapes.object(layout(field.getMessageType(), depth)));
		}
		return field.isRepeated() ? Shapes.list(single(field, depth)) : single(field, depth);
	}

	private Shape single(FieldDescriptor field, int depth) {
		return (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) ? message(field.getMessageType(), depth)
				: scalar();
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
