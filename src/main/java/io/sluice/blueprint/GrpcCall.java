package io.sluice.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.Descriptors.MethodDescriptor;

/**
 * A gRPC call, compiled from {@code @grpc}.
 *
 * @param service the service that is called
 * @param method the method: unary, or server streaming
 * @param request the request message, in the names of its proto file; an object, or what
 * stands for one
 * @param metadata the metadata of this call; that of the service is sent too
 * @param timeout the longest time that the call may take; for a stream that is not
 * collected, until it has begun
 * @param select where the value stands in the response
 * @param batch how many keys share one call
 * @param nullOn the names of the statuses that mean null
 * @param collect the most messages of a stream that is read as a list; empty for a unary
 * method, and for a subscription
 */
public record GrpcCall(GrpcService service, MethodDescriptor method, Template request, List<NamedTemplate> metadata,
		Duration timeout, JsonPath select, Optional<Batch> batch, Set<String> nullOn,
		OptionalInt collect) implements ServiceCall {

	public GrpcCall {
		metadata = List.copyOf(metadata);
		nullOn = Set.copyOf(nullOn);
	}

	@Override
	public boolean isSafe() {
		return this.method.getOptions().getIdempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS
				|| this.service.safeMethods().contains(written());
	}

	@Override
	public boolean isIdempotent() {
		return isSafe() || this.method.getOptions().getIdempotencyLevel() == IdempotencyLevel.IDEMPOTENT;
	}

	@Override
	public List<Object> essence() {
		return List.of(this.service.name(), this.service.target(), this.service.headers(),
				this.service.clientRegistration(), this.method, this.request, this.metadata, this.select,
				this.batch.map(Batch::match), this.nullOn, this.collect);
	}

	@Override
	public void references(Consumer<Reference> visitor) {
		this.request.references(visitor);
		this.metadata.forEach((entry) -> entry.value().references(visitor));
		this.service.headers().forEach((header) -> header.value().references(visitor));
	}

	@Override
	public String written() {
		return this.method.getService().getFullName() + "/" + this.method.getName();
	}

}
