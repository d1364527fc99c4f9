package io.sluice.compile;

import java.util.List;
import java.util.Optional;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;

/** What calls over gRPC answer. */
final class GrpcAnswer {

	private static final JsonPath FIRST = new JsonPath(List.of(new JsonPath.Index(0)));

	private GrpcAnswer() {
	}

	/** The whole answer of a method: each one of a stream, or all in a list. */
	static ProtoValue whole(MethodDescriptor method, boolean collected) {
		ProtoValue message = new ProtoValue.Message(method.getOutputType());
		return collected ? new ProtoValue.ListOf(message) : message;
	}

	/** What a call selects, for a batch each element; empty if that is nothing. */
	static Optional<ProtoValue> selected(GrpcCall call) {
		ProtoPath.End end = ProtoPath.follow(whole(call.method(), call.collect().isPresent()), call.select());
		if (!(end instanceof ProtoPath.Ends(ProtoValue value))) {
			return Optional.empty();
		}
		return call.batch().isPresent() ? element(value, call.batch().get().match()) : Optional.of(value);
	}

	/** Each element of a batched answer; empty if it is none. */
	static Optional<ProtoValue> element(ProtoValue selected, Match match) {
		return switch (match) {
			case Match.ByMember _ -> switch (selected) {
				case ProtoValue.MapOf map -> Optional.of(map.value());
				case ProtoValue.Json json when json.isObject() -> Optional.of(ProtoValue.Json.VALUE);
				default -> Optional.empty();
			};
			case Match.ByIndex _, Match.ByPath _, Match.ByPaths _ ->
				(ProtoPath.follow(selected, FIRST) instanceof ProtoPath.Ends(ProtoValue value)) ? Optional.of(value)
						: Optional.empty();
		};
	}

}
