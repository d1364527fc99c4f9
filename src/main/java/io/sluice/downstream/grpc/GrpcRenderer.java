package io.sluice.downstream.grpc;

import java.util.ArrayList;
import java.util.List;

import io.grpc.MethodDescriptor;
import io.sluice.blueprint.Absent;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.message.MessageWriter;
import io.sluice.downstream.message.UnfitException;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Makes requests of one call. All that is the same for each of them is made once. */
final class GrpcRenderer {

	private static final String[] NONE = {};

	private final GrpcCall call;

	private final MethodDescriptor<byte[], byte[]> method;

	private final List<Reference> keys = new ArrayList<>();

	private final MetadataLines metadata;

	private final String @Nullable [] constantMetadata;

	/**
	 * Prepares a call.
	 * @param call the call
	 */
	GrpcRenderer(GrpcCall call) {
		this.call = call;
		this.method = method(call);
		this.metadata = new MetadataLines(call);
		this.constantMetadata = this.metadata.isConstant() ? constantMetadata() : null;
		call.references((reference) -> {
			if (reference.root() == Reference.Root.KEY) {
				this.keys.add(reference);
			}
		});
	}

	// of a stream it is told when it begins only if its type lets the client send more
	private static MethodDescriptor<byte[], byte[]> method(GrpcCall call) {
		return MethodDescriptor.newBuilder(ByteMarshaller.INSTANCE, ByteMarshaller.INSTANCE)
			.setType(call.method().isServerStreaming() ? MethodDescriptor.MethodType.BIDI_STREAMING
					: MethodDescriptor.MethodType.UNARY)
			.setFullMethodName(MethodDescriptor.generateFullMethodName(call.method().getService().getFullName(),
					call.method().getName()))
			.build();
	}

	private String @Nullable [] constantMetadata() {
		List<String> lines = new ArrayList<>();
		return (this.metadata.write((reference) -> null, lines) == null) ? lines.toArray(NONE) : null;
	}

	/**
	 * Fills in the templates of the call.
	 * @param values what placeholders stand for
	 * @return the request, or why there is none
	 */
	Rendered render(Values values) {
		for (Reference key : this.keys) {
			Object value = values.value(key);
			if (value == null || value == Absent.ABSENT) {
				return new Rendered.Nothing();
			}
		}
		if (this.constantMetadata != null) {
			return withMessage(this.constantMetadata, values);
		}
		List<String> lines = new ArrayList<>();
		Rendered obstacle = this.metadata.write(values, lines);
		return (obstacle != null) ? obstacle : withMessage(lines.toArray(NONE), values);
	}

	private Rendered withMessage(String[] lines, Values values) {
		try {
			byte[] message = MessageWriter.write(this.call.method().getInputType(),
					this.call.request().evaluate(values));
			return new Rendered.Ready(new GrpcRequest(this.call, this.method, lines, message));
		}
		catch (UnfitException ex) {
			Fault fault = Fault.of(Code.BAD_USER_INPUT, ex.getMessage());
			return new Rendered.Refused(SentArguments.find(this.call, ex.path()).map(fault::at).orElse(fault));
		}
	}

}
