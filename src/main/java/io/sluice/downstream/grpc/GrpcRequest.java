package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.Arrays;

import io.grpc.MethodDescriptor;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.downstream.Freshness.Validator;
import io.sluice.downstream.Request;
import org.jspecify.annotations.Nullable;

/** A gRPC request, ready to be sent. */
public final class GrpcRequest implements Request {

	private final GrpcCall call;

	private final MethodDescriptor<byte[], byte[]> method;

	private final String[] metadata;

	private final byte[] message;

	private final int hash;

	/**
	 * A request. The arrays are not copied.
	 * @param call what was rendered
	 * @param method the method as grpc-java knows it
	 * @param metadata names and values in turn, sorted by name; binary values in base64
	 * @param message the request message on the wire
	 */
	GrpcRequest(GrpcCall call, MethodDescriptor<byte[], byte[]> method, String[] metadata, byte[] message) {
		this.call = call;
		this.method = method;
		this.metadata = metadata;
		this.message = message;
		this.hash = 31 * (31 * method.getFullMethodName().hashCode() + Arrays.hashCode(metadata))
				+ Arrays.hashCode(message);
	}

	/** The same with one more line of metadata, unless it has one of that name. */
	GrpcRequest with(String name, String value) {
		if (has(name)) {
			return this;
		}
		String[] more = Arrays.copyOf(this.metadata, this.metadata.length + 2);
		more[this.metadata.length] = name;
		more[this.metadata.length + 1] = value;
		return new GrpcRequest(this.call, this.method, more, this.message);
	}

	private boolean has(String name) {
		for (int line = 0; line < this.metadata.length; line += 2) {
			if (this.metadata[line].equalsIgnoreCase(name)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public GrpcCall call() {
		return this.call;
	}

	@Override
	public GrpcService service() {
		return this.call.service();
	}

	@Override
	public Duration timeout() {
		return this.call.timeout();
	}

	@Override
	public boolean isSafe() {
		return this.call.isShared();
	}

	/** What sends a key that the service knows it by is safe to repeat, too. */
	@Override
	public boolean isRepeatable() {
		return this.call.isIdempotent() || has("idempotency-key");
	}

	@Override
	public Request unless(Validator validator) {
		return this;
	}

	MethodDescriptor<byte[], byte[]> method() {
		return this.method;
	}

	String[] metadata() {
		return this.metadata;
	}

	byte[] message() {
		return this.message;
	}

	/**
	 * Whether the same would be sent, and waited for as long, and read as far: a request
	 * that may wait longer must not fail because another may not.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return (this == other) || (other instanceof GrpcRequest that && this.hash == that.hash && sends(that));
	}

	private boolean sends(GrpcRequest that) {
		return Arrays.equals(this.message, that.message) && Arrays.equals(this.metadata, that.metadata)
				&& this.method.getFullMethodName().equals(that.method.getFullMethodName()) && isLike(that.call);
	}

	private boolean isLike(GrpcCall other) {
		return this.call.timeout().equals(other.timeout()) && this.call.collect().equals(other.collect())
				&& this.call.service().name().equals(other.service().name());
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return "gRPC " + this.method.getFullMethodName();
	}

}
