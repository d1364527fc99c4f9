package io.sluice.row;

import java.util.function.Consumer;

import com.google.protobuf.Descriptors.Descriptor;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.ServiceCall;
import io.sluice.row.protobuf.Content;
import tools.jackson.core.JsonParser;

/** How bytes say a JSON value. Safe for use by many threads. */
public abstract sealed class Encoding permits JsonText, Message {

	/**
	 * How the answers of a call are read.
	 * @param call the call
	 * @return its encoding; to be kept, since it learns what its readers ask for
	 */
	public static Encoding of(ServiceCall call) {
		return switch (call) {
			case RestCall _ -> JsonText.INSTANCE;
			case GrpcCall grpc -> {
				Descriptor type = grpc.method().getOutputType();
				yield new Message(grpc.collect().isPresent() ? Content.collected(type) : Content.message(type));
			}
		};
	}

	/**
	 * A whole payload.
	 * @param bytes the payload; not to be modified
	 * @return what can be read of it
	 */
	public abstract Slice slice(byte[] bytes);

	/** What tells this encoding from others of the same payloads; empty for JSON. */
	abstract String name();

	/**
	 * The encoding of a part of such payloads.
	 * @throws IllegalArgumentException if there is none of that name
	 */
	abstract Encoding named(String name);

	/** Whether there is nothing to be read, which means null. */
	abstract boolean isEmpty(Slice slice);

	/** A parser that stands before the value. */
	abstract JsonParser parser(Slice slice);

	/** An object or array as plain Java objects. */
	abstract Object tree(Slice slice);

	/**
	 * The object or array that a parser of a slice stands on.
	 * @param parser stands on its first token
	 * @param slice what the parser reads
	 * @param over goes from there to the last token
	 * @return its bytes
	 */
	abstract Slice container(JsonParser parser, Slice slice, Consumer<JsonParser> over);

	/** The scalar that a parser of a slice stands on. */
	abstract Slice scalar(JsonParser parser, Slice slice);

	/** Whether a parser that stood on an array stands on the same thing as an object. */
	abstract boolean beginByName(JsonParser parser);

}
