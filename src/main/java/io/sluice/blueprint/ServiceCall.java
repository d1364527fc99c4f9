package io.sluice.blueprint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is sent to a service for a field or a type, and how its answer is read. */
public sealed interface ServiceCall permits RestCall, GrpcCall {

	/** The service that is called. */
	Service service();

	/** Where the value stands in the answer; for a batch, its elements. */
	JsonPath select();

	/** How many keys share one call; empty if each call serves one parent. */
	Optional<Batch> batch();

	/** The statuses that mean null: an HTTP status, or the name of a gRPC status. */
	Set<String> nullOn();

	/**
	 * Whether the call changes nothing: its answer may be shared and kept.
	 * @return {@code true} for a GET, and for a gRPC method that says so, or of which the
	 * configuration says so
	 */
	boolean isSafe();

	/**
	 * Whether making the call twice changes no more than making it once.
	 * @return {@code true} if it is safe, for a PUT and a DELETE, and for a gRPC method
	 * that says so
	 */
	boolean isIdempotent();

	/**
	 * Whether one answer may serve all who ask for the same at the same time.
	 * @return {@code true} if it is safe, and its service lets it
	 */
	default boolean isShared() {
		return isSafe() && service().sharing() == Sharing.IDENTITY;
	}

	/**
	 * What decides about its answers: which service is asked, what is sent, and what is
	 * read. Not how long the gateway waits, or how much it asks at once.
	 * @return parts of the blueprint, in a fixed order
	 */
	List<Object> essence();

	/**
	 * Shows all placeholders of what is sent, without those of the batch's key.
	 * @param visitor sees each of them
	 */
	void references(Consumer<Reference> visitor);

	/**
	 * What is asked of the service, about as people write it.
	 * @return such as <code>GET /products?id={keys}</code>, or the name of a method;
	 * nothing of the service's address, of headers and bodies, and of what placeholders
	 * stand for
	 */
	String written();

}
