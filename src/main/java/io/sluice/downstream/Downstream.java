package io.sluice.downstream;

import java.time.Duration;
import java.util.List;

import io.sluice.blueprint.Bundles;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.grpc.ServerReflection;
import io.sluice.proto.Reflection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.ssl.SslBundles;

/** The services of one generation. Safe for use by many threads. */
public interface Downstream extends AutoCloseable {

	/**
	 * Asks gRPC services what they offer, before there is a blueprint.
	 * @param bundles where the SSL bundles of services are found
	 * @return reflection by calls to the services
	 */
	static Reflection reflection(SslBundles bundles) {
		return new ServerReflection(bundles);
	}

	/**
	 * Opens the SSL bundles of services and issuers, before anything is sent.
	 * @param bundles where they are found
	 * @return bundles that are opened as connections open them
	 */
	static Bundles bundles(SslBundles bundles) {
		return new OpenedBundles(bundles);
	}

	/**
	 * Fills in the templates of a call.
	 * @param call what to send
	 * @param values what its placeholders stand for
	 * @return the request, or why there is none; never throws
	 */
	Rendered render(ServiceCall call, Values values);

	/**
	 * Sends a request and waits for the whole answer. Nothing happens before
	 * subscription; cancelling breaks the call off.
	 * @param request what to send
	 * @param time in which the whole answer must be there, if that is less than the call
	 * allows
	 * @return exactly one answer, failures included; never an error signal
	 */
	Mono<Answer> exchange(Request request, Duration time);

	/**
	 * The answer to a request; if asking is safe and somebody waits for the answer to an
	 * equal request, theirs. Who leaves does not break the call off for others.
	 * @param request what to send
	 * @param time in which the whole answer must be there, if that is less than the call
	 * allows
	 * @return as {@link #exchange}
	 */
	default Mono<Answer> share(Request request, Duration time) {
		return share(request, time, () -> {
			// nobody wants to know
		});
	}

	/**
	 * As {@link #share(Request, Duration)}.
	 * @param request what to send
	 * @param time in which the whole answer must be there, if that is less than the call
	 * allows
	 * @param joined is run before this returns if somebody waits for the answer to an
	 * equal request
	 * @return as {@link #exchange}
	 */
	default Mono<Answer> share(Request request, Duration time, Runnable joined) {
		return exchange(request, time);
	}

	/**
	 * Something was changed: from now on, nobody joins who asked before.
	 */
	default void forget() {
		// who shares nothing has nothing to forget
	}

	/**
	 * What was answered to a request cannot be read, though it was taken for a success.
	 * @param request what was sent
	 */
	default void unreadable(Request request) {
		// who counts nothing need not know
	}

	/**
	 * Sends a request and passes its answers on as they come. Nothing happens before
	 * subscription; cancelling breaks the call off; no more is read than was asked for.
	 * @param request a request of a method that streams
	 * @param time in which the stream must have begun, if that is less than the call
	 * allows
	 * @return any number of payloads; a failure is the last answer; never an error
	 * signal. Of a method that does not stream, its one answer
	 */
	default Flux<Answer> stream(Request request, Duration time) {
		return exchange(request, time).flux();
	}

	/**
	 * How services are doing.
	 * @return as far as it is known, by name
	 */
	default List<ServiceCondition> conditions() {
		return List.of();
	}

	/** Lets go of all connections. Calls that are under way are broken off. */
	@Override
	default void close() {
		// what has no connections has nothing to let go of
	}

}
