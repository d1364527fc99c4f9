package io.sluice.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.execution.MergedField;
import graphql.language.Field;
import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.JsonPath;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Guard;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;
import org.jspecify.annotations.Nullable;

/** Shapes, rows and readers, in few words. */
final class Shapes {

	static final Fault MISMATCH = Fault.of(Code.DOWNSTREAM_SHAPE_MISMATCH, "mismatch");

	static final Shape STRING = leaf(LeafType.Basic.STRING);

	static final Shape INT = leaf(LeafType.Basic.INT);

	private Shapes() {
	}

	static Shape leaf(LeafType type) {
		return new Shape.Leaf(type, false);
	}

	static Shape list(Shape element) {
		return new Shape.ListOf(element, false);
	}

	static Shape object(Layout layout) {
		return new Shape.ObjectOf(layout, false);
	}

	static Shape oneOf(JsonPath discriminator, Map<String, Layout> byValue) {
		Map<String, String> types = new HashMap<>();
		Map<String, Layout> layouts = new HashMap<>();
		byValue.forEach((value, layout) -> {
			types.put(value, layout.type());
			layouts.put(layout.type(), layout);
		});
		return new Shape.AbstractOf(new Discriminator(discriminator, types), layouts, false);
	}

	static JsonPath path(Object... steps) {
		return new JsonPath(Arrays
			.stream(steps).<JsonPath
					.Step>map(
							(step) -> (step instanceof Integer index) ? new JsonPath.Index(index)
									: new JsonPath.Name((String) step))
			.toList());
	}

	static FieldPlan slot(String name, Shape shape, Object... path) {
		return new FieldPlan(name, "T." + name, List.of(), shape, new Source.Property(path(path)), Optional.empty(),
				Guard.OPEN);
	}

	/** A slot that is filled after reading. */
	static FieldPlan active(String name) {
		MergedField field = MergedField.newMergedField(Field.newField(name).build()).build();
		return new FieldPlan(name, "T." + name, List.of(), STRING, new Source.Introspection(field), Optional.empty(),
				Guard.OPEN);
	}

	static FieldPlan typename() {
		return new FieldPlan("__typename", "T.__typename", List.of(), STRING, Source.TypeName.INSTANCE,
				Optional.empty(), Guard.OPEN);
	}

	static Layout layout(FieldPlan... fields) {
		return layout("T", List.of(), fields);
	}

	static Layout layout(String type, List<JsonPath> hidden, FieldPlan... fields) {
		return new Layout(0, type, List.of(fields), hidden);
	}

	static @Nullable Object read(Shape shape, String json) {
		return read(shape, JsonPath.ROOT, json);
	}

	static @Nullable Object read(Shape shape, JsonPath path, String json) {
		return Reader.of(shape, path, MISMATCH).read(Slice.of(json.getBytes(StandardCharsets.UTF_8)), (_) -> {
		});
	}

	/** As an answer writes it. */
	static String written(@Nullable Object value) {
		return AnswerBytes
			.write(new byte[0], (generator) -> AnswerWriter.write(value, generator), new byte[0], Integer.MAX_VALUE)
			.map((json) -> StandardCharsets.UTF_8.decode(json).toString())
			.orElseThrow();
	}

}
