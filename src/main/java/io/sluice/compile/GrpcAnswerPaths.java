package io.sluice.compile;

import java.util.Map;
import java.util.Optional;

import com.google.protobuf.Descriptors.MethodDescriptor;
import graphql.language.Directive;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;
import io.sluice.config.Place;

/** Checks {@code select:} and {@code match:} against what a method answers. */
final class GrpcAnswerPaths {

	private final Problems problems;

	private final Directive grpc;

	private final Arguments arguments;

	GrpcAnswerPaths(Problems problems, Directive grpc) {
		this.problems = problems;
		this.grpc = grpc;
		this.arguments = new Arguments(grpc);
	}

	/**
	 * Checks both paths of a call.
	 * @param method what is called
	 * @param select the first
	 * @param batch has the second
	 * @param collected whether all answers of a stream are put into a list
	 */
	void check(MethodDescriptor method, JsonPath select, Optional<Batch> batch, boolean collected) {
		Place place = this.arguments.string("select")
			.map(Text::place)
			.orElseGet(() -> this.arguments.value("batch").map(Problems::place).orElse(Problems.place(this.grpc)));
		switch (ProtoPath.follow(GrpcAnswer.whole(method, collected), select)) {
			case ProtoPath.Fails fails -> this.problems.add(place, "select: " + fails.why());
			case ProtoPath.Ends(ProtoValue value) -> batch.ifPresent((many) -> elements(value, many.match(), place));
		}
	}

	private void elements(ProtoValue selected, Match match, Place place) {
		Optional<ProtoValue> element = GrpcAnswer.element(selected, match);
		if (element.isEmpty()) {
			this.problems.add(place,
					(match instanceof Match.ByMember)
							? "KEY matches the keys of a map, but select leads to " + selected
									+ ". Write the path of the key in each element."
							: "A batch is answered with a list, but select leads to " + selected
									+ ". Select the list of elements.");
			return;
		}
		switch (match) {
			case Match.ByPath(JsonPath path) -> key(element.get(), path, match());
			case Match.ByPaths(Map<String, JsonPath> paths) ->
				paths.forEach((member, path) -> key(element.get(), path, match(member)));
			case Match.ByMember _, Match.ByIndex _ -> {
				// the key is not in the element
			}
		}
	}

	private void key(ProtoValue element, JsonPath path, Place place) {
		switch (ProtoPath.follow(element, path)) {
			case ProtoPath.Fails fails -> this.problems.add(place, "match: " + fails.why());
			case ProtoPath.Ends(ProtoValue.Single _), ProtoPath.Ends(ProtoValue.EnumOf _),
					ProtoPath.Ends(ProtoValue.Json _) -> {
				// can be compared with a key
			}
			case ProtoPath.Ends(ProtoValue value) ->
				this.problems.add(place, "match leads to " + value + ", but a key is a single value.");
		}
	}

	private Place match() {
		return written().map(Problems::place).orElse(Problems.place(this.grpc));
	}

	private Place match(String member) {
		return written().filter(ObjectValue.class::isInstance)
			.flatMap((object) -> new Arguments((ObjectValue) object).value(member))
			.filter(StringValue.class::isInstance)
			.map(Problems::place)
			.orElseGet(this::match);
	}

	private Optional<Value<?>> written() {
		return this.arguments.object("batch").flatMap((batch) -> new Arguments(batch).value("match"));
	}

}
