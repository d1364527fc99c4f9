package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.token.AccessToken;
import io.sluice.downstream.token.Tokens;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections to one service.
 *
 * @param call what is sent
 * @param renderers makes requests
 * @param connection sends them
 */
record Wire(GrpcCall call, GrpcRenderers renderers, GrpcConnection connection) implements AutoCloseable {

	private static final Duration LONG = Duration.ofSeconds(60);

	static Wire to(Calls call) {
		return to(call, new DefaultSslBundleRegistry());
	}

	static Wire to(Calls call, SslBundles bundles) {
		return to(call, bundles, Tokens.NONE);
	}

	static Wire to(Calls call, SslBundles bundles, Function<String, AccessToken> tokens) {
		GrpcCall built = call.build();
		return new Wire(built, new GrpcRenderers(List.of(built)),
				new GrpcConnection(built.service(), bundles, HttpResources.get(), tokens));
	}

	/** The answer to one call. */
	static Answer answer(Calls call, Object... values) {
		try (Wire wire = to(call)) {
			return wire.send(values);
		}
	}

	GrpcRequest request(Values values) {
		Rendered rendered = this.renderers.render(this.call, values);
		assertThat(rendered).isInstanceOf(Rendered.Ready.class);
		return (GrpcRequest) ((Rendered.Ready) rendered).request();
	}

	Mono<Answer> exchange(Object... values) {
		return this.connection.exchange(request(Calls.values(values)), LONG);
	}

	/** The same service, called in another way. */
	Mono<Answer> exchange(Calls other) {
		return this.connection.exchange(
				(GrpcRequest) ((Rendered.Ready) this.renderers.render(other.build(), Calls.values())).request(), LONG);
	}

	Flux<Answer> stream(Object... values) {
		return this.connection.stream(request(Calls.values(values)), LONG);
	}

	Answer send(Object... values) {
		return Objects.requireNonNull(exchange(values).block(LONG));
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
