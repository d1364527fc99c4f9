package io.sluice.compile;

import java.util.Optional;
import java.util.OptionalInt;

import com.google.protobuf.Descriptors.MethodDescriptor;
import graphql.language.Directive;
import graphql.language.IntValue;
import graphql.language.Node;
import graphql.language.Value;

/** Compiles {@code stream:} and {@code max:}, and checks that the method fits them. */
final class StreamCompiler {

	private final Problems problems;

	private final Directive grpc;

	private final Arguments arguments;

	StreamCompiler(Problems problems, Directive grpc) {
		this.problems = problems;
		this.grpc = grpc;
		this.arguments = new Arguments(grpc);
	}

	/** The most answers that are collected; empty if none are. */
	OptionalInt compile() {
		Optional<Value<?>> stream = this.arguments.value("stream");
		Optional<IntValue> max = this.arguments.integer("max");
		if (stream.isEmpty()) {
			max.ifPresent((number) -> this.problems.add(number,
					"max is how many answers of a stream are collected. Add stream: COLLECT, or leave it out."));
			return OptionalInt.empty();
		}
		this.arguments.value("select")
			.ifPresent((select) -> this.problems.add(select,
					"A stream that is collected is a list of whole answers. Leave select out."));
		if (max.isEmpty()) {
			this.problems.add(stream.get(),
					"Say how many answers are collected at most, as in stream: COLLECT, max: 100.");
		}
		max.filter((number) -> number.getValue().signum() < 1)
			.ifPresent(
					(number) -> this.problems.add(number, "max is " + number.getValue() + ", but must be at least 1."));
		return OptionalInt.of(max.map((number) -> number.getValue().intValue()).orElse(1));
	}

	/** Whether a method can feed a field of Subscription. */
	boolean fitsSubscription(MethodDescriptor method) {
		this.arguments.value("batch")
			.ifPresent((batch) -> this.problems.add(batch,
					"A field of Subscription has no parents whose keys could be put together. Leave batch out."));
		Optional<Value<?>> stream = this.arguments.value("stream");
		stream.ifPresent((written) -> this.problems.add(written,
				"A field of Subscription passes on each answer as it comes. Leave stream out."));
		if (!method.isServerStreaming()) {
			this.problems.add(place(), name(method)
					+ " answers once, but a field of Subscription needs a method that streams its answers.");
		}
		return takesOneRequest(method) && method.isServerStreaming() && stream.isEmpty()
				&& this.arguments.value("batch").isEmpty();
	}

	/** Whether a method can be called for one answer. */
	boolean fitsCall(MethodDescriptor method) {
		Optional<Value<?>> stream = this.arguments.value("stream");
		if (method.isServerStreaming() && stream.isEmpty()) {
			this.problems.add(place(), name(method)
					+ " streams its answers. Read them as a list with stream: COLLECT, max: 100, or call it from a field of Subscription.");
		}
		if (!method.isServerStreaming()) {
			stream.ifPresent((written) -> this.problems.add(written,
					name(method) + " answers once, so there is nothing to collect. Leave stream out."));
		}
		return takesOneRequest(method) && method.isServerStreaming() == stream.isPresent();
	}

	private boolean takesOneRequest(MethodDescriptor method) {
		if (method.isClientStreaming()) {
			this.problems.add(place(),
					name(method) + " takes a stream of requests, but a call sends one. Call another method.");
		}
		return !method.isClientStreaming();
	}

	private Node<?> place() {
		return this.arguments.value("method").<Node<?>>map((method) -> method).orElse(this.grpc);
	}

	private static String name(MethodDescriptor method) {
		return method.getService().getFullName() + "/" + method.getName();
	}

}
