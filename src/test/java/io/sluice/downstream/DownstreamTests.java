package io.sluice.downstream;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.sun.net.httpserver.HttpServer;
import graphql.schema.FieldCoordinates;
import graphql.schema.idl.SchemaGenerator;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.Costs;
import io.sluice.blueprint.Generous;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Rules;
import io.sluice.blueprint.Service;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.TypeBinding;
import io.sluice.blueprint.Values;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** The services of a blueprint, each reached by its own name. */
class DownstreamTests {

	private static final Template ID = new Template.Placeholder(new Reference(Reference.Root.ARGS, JsonPath.of("id")));

	private HttpServer server;

	private Downstream downstream;

	private RestCall products;

	private RestCall reviews;

	@BeforeEach
	void connect() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			byte[] path = exchange.getRequestURI().getRawPath().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, path.length);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(path);
			}
		});
		this.server.start();
		this.products = call(service("catalog"));
		this.reviews = call(service("reviews"));
		this.downstream = Network
			.over(WebClient.builder(), new DefaultSslBundleRegistry(), HttpResources.get(), (_) -> Mono.empty())
			.to(blueprint());
	}

	@AfterEach
	void close() {
		this.downstream.close();
		this.server.stop(0);
	}

	private RestService service(String name) {
		URI baseUrl = URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/" + name);
		return new RestService(name, baseUrl, Optional.empty(), Naming.SAME, Duration.ofSeconds(10),
				Duration.ofSeconds(5), 1_000, 4, List.of(), Optional.empty(), Optional.empty(), Sharing.IDENTITY,
				Resilience.NONE);
	}

	private static RestCall call(RestService service) {
		return new RestCall(service, RestCall.Method.GET, new Template.Text(List.of(new Template.Constant("/"), ID)),
				List.of(), RestCall.ListStyle.REPEAT, List.of(), Optional.empty(), Duration.ofSeconds(10),
				JsonPath.ROOT, Optional.empty(), Set.of());
	}

	private Blueprint blueprint() {
		Map<FieldCoordinates, Binding> bindings = Map.of(coordinates("product"),
				new Binding.Lookup(new Key.Single(ID), new TypeBinding("Product", List.of("id"), this.products)),
				coordinates("review"), new Binding.Call(this.reviews, JsonPath.ROOT), coordinates("sameReview"),
				new Binding.Call(this.reviews, JsonPath.ROOT), coordinates("name"),
				new Binding.Property(Optional.empty()), coordinates("greet"),
				new Binding.Value(new Template.Constant("hi")));
		Map<String, Service> services = Map.of("catalog", this.products.service(), "reviews", this.reviews.service());
		return new Blueprint(SchemaGenerator.createdMockedSchema("type Query { greet: String }"), services, bindings,
				Map.of(), Rules.NONE, Costs.UNWRITTEN, Map.of(), Map.of(), Caching.NONE, Generous.TERMS);
	}

	private static FieldCoordinates coordinates(String field) {
		return FieldCoordinates.coordinates("Query", field);
	}

	private String answer(ServiceCall call) {
		Rendered rendered = this.downstream.render(call, (reference) -> 7);
		assertThat(rendered).isInstanceOf(Rendered.Ready.class);
		Answer answer = this.downstream.exchange(((Rendered.Ready) rendered).request(), Duration.ofMinutes(1)).block();
		assertThat(answer).isInstanceOf(Answer.Payload.class);
		return new String(((Answer.Payload) answer).body(), StandardCharsets.UTF_8);
	}

	@Test
	void callsEachServiceByItsName() {
		assertThat(answer(this.products)).isEqualTo("/catalog/7");
		assertThat(answer(this.reviews)).isEqualTo("/reviews/7");
	}

	@Test
	void rendersCallsThatNoFieldHas() {
		assertThat(answer(call(this.reviews.service()))).isEqualTo("/reviews/7");
	}

	@Test
	void knowsItsOwnRequestsOnly() {
		Request other = new FakeRequest("other", true);
		assertThatIllegalArgumentException().isThrownBy(() -> this.downstream.exchange(other, Duration.ofMinutes(1)))
			.withMessageStartingWith("no such service");
	}

	@Test
	void mayHaveNothingToClose() {
		Downstream without = new Downstream() {
			@Override
			public Rendered render(ServiceCall call, Values values) {
				return new Rendered.Nothing();
			}

			@Override
			public Mono<Answer> exchange(Request request, Duration time) {
				return Mono.empty();
			}
		};
		assertThatNoException().isThrownBy(without::close);
	}

}
