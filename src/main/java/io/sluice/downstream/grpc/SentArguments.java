package io.sluice.downstream.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.WireForm;
import org.jspecify.annotations.Nullable;

/** Finds the argument that a member of a request message was made of. */
final class SentArguments {

	private final List<Object> rest;

	private SentArguments(List<Object> rest) {
		this.rest = rest;
	}

	/**
	 * Finds an argument.
	 * @param call what was sent
	 * @param member where the member stands: names as in the proto file or as in JSON,
	 * and indexes
	 * @return the argument's name, then names of input fields and indexes, as far as they
	 * are known; empty if no argument was sent there
	 */
	static Optional<List<Object>> find(GrpcCall call, List<Object> member) {
		return Optional
			.ofNullable(new SentArguments(inProtoNames(call.method().getInputType(), member)).find(call.request()));
	}

	private static List<Object> inProtoNames(Descriptor type, List<Object> member) {
		List<Object> path = new ArrayList<>(member.size());
		@Nullable Descriptor at = type;
		for (Object step : member) {
			FieldDescriptor field = (step instanceof String name && at != null) ? field(at, name) : null;
			path.add((field != null) ? field.getName() : step);
			at = (step instanceof String) ? messageType(field) : at;
		}
		return path;
	}

	private static @Nullable Descriptor messageType(@Nullable FieldDescriptor field) {
		return (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) ? field.getMessageType()
				: null;
	}

	private static @Nullable FieldDescriptor field(Descriptor type, String name) {
		return type.getFields()
			.stream()
			.filter((field) -> field.getName().equals(name) || field.getJsonName().equals(name))
			.findFirst()
			.orElse(null);
	}

	private @Nullable List<Object> find(@Nullable Template template) {
		return switch (template) {
			case Template.ObjectOf(var members) -> (first() instanceof String name) ? below(members.get(name)) : null;
			case Template.ListOf(var elements) ->
				(first() instanceof Integer index && index < elements.size()) ? below(elements.get(index)) : null;
			case Template.Placeholder(var reference) -> argument(reference);
			case Template.Text text -> only(text);
			case Template.Constant _ -> null;
			case null -> null;
		};
	}

	private @Nullable Object first() {
		return this.rest.isEmpty() ? null : this.rest.getFirst();
	}

	private @Nullable List<Object> below(@Nullable Template template) {
		return new SentArguments(this.rest.subList(1, this.rest.size())).find(template);
	}

	private @Nullable List<Object> only(Template.Text text) {
		List<Reference> references = new ArrayList<>();
		text.references(references::add);
		return (references.size() == 1) ? new SentArguments(List.of()).argument(references.getFirst()) : null;
	}

	private @Nullable List<Object> argument(Reference reference) {
		if (reference.root() != Reference.Root.ARGS) {
			return null;
		}
		List<Object> path = new ArrayList<>();
		for (JsonPath.Step step : reference.path().steps()) {
			path.add(switch (step) {
				case JsonPath.Name(var name) -> name;
				case JsonPath.Index(var index) -> index;
			});
		}
		follow(reference.form(), this.rest, path);
		return path.isEmpty() ? null : path;
	}

	// what the argument's type does not know is somewhere in the last that it does
	private static void follow(WireForm form, List<Object> steps, List<Object> path) {
		if (steps.isEmpty()) {
			return;
		}
		List<Object> after = steps.subList(1, steps.size());
		if (form instanceof WireForm.OfList(var element) && steps.getFirst() instanceof Integer index) {
			path.add(index);
			follow(element, after, path);
		}
		else if (form instanceof WireForm.OfObject object && steps.getFirst() instanceof String wireName) {
			object.written(wireName).ifPresent((field) -> {
				path.add(field.name());
				follow(field.form(), after, path);
			});
		}
	}

}
