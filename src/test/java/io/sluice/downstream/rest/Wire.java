package io.sluice.downstream.rest;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.sluice.blueprint.RestCall;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.token.AccessToken;
import io.sluice.downstream.token.Tokens;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/** One call over a real connection, as often as wanted. */
final class Wire implements AutoCloseable {

	private final RestCall call;

	/** When requests are sent, on the clock of this fixture. */
	static final long SENT = 77;

	private final RestRenderers renderers;

	private final RestConnection connection;

	private Wire(RestCall call, SslBundles bundles, Function<String, AccessToken> tokens) {
		this.call = call;
		this.renderers = new RestRenderers(List.of(call));
		this.connection = new RestConnection(call.service(),
				new HttpClients(WebClient.builder(), bundles, HttpResources.get()), tokens, () -> SENT);
	}

	static Wire to(Calls call) {
		return to(call, new DefaultSslBundleRegistry());
	}

	static Wire to(Calls call, SslBundles bundles) {
		return new Wire(call.build(), bundles, Tokens.NONE);
	}

	static Wire to(Calls call, Function<String, AccessToken> tokens) {
		return new Wire(call.build(), new DefaultSslBundleRegistry(), tokens);
	}

	/** Makes the call once and lets go. */
	static Answer answer(Calls call, Object... values) {
		try (Wire wire = to(call)) {
			return wire.send(values);
		}
	}

	Mono<Answer> exchange(Object... values) {
		Rendered rendered = this.renderers.render(this.call, Calls.values(values));
		assertThat(rendered).isInstanceOf(Rendered.Ready.class);
		return this.connection.exchange((RestRequest) ((Rendered.Ready) rendered).request(), Duration.ofMinutes(1));
	}

	Answer send(Object... values) {
		Answer answer = exchange(values).block(Duration.ofSeconds(30));
		assertThat(answer).isNotNull();
		return answer;
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
