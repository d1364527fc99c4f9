package io.sluice.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The lines about operations, and what is never in them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessLogTests {

	private static final String GONE = "sluice_operations_seconds_count{code=\"CANCELLED\",operation=\"Gone\",type=\"subscription\"}";

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private final Logger logger = (Logger) LoggerFactory.getLogger("sluice.access");

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway gateway;

	private Written written;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder)
			.schema(FakeStreams.SCHEMA)
			.services(Map.of("s", "http://127.0.0.1:1/s"))
			.file("gateway-config/limits.yaml", "sluice.limits.operations-per-request: 3\n")
			.file("gateway-config/security.yaml", this.issuer.settings())
			.argument("logging.level.sluice.access", "info")
			.with(FakeStreams.class)
			.start();
		this.written = Written.to("sluice.access");
	}

	@AfterAll
	void stop() {
		this.written.close();
		this.gateway.close();
		this.issuer.close();
	}

	@BeforeEach
	void clear() {
		this.logger.setLevel(Level.INFO);
		this.written.lines().clear();
	}

	private String line() {
		return lines(1).getFirst();
	}

	private List<String> lines(int count) {
		await().until(() -> this.written.lines().size() >= count);
		assertThat(this.written.lines()).hasSize(count);
		return this.written.lines().stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Test
	void hasALineForEachOperation() {
		this.gateway.ask(Map.of("query", "query Greeting { greet }"),
				List.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
		assertThat(line()).matches("request=\\S+ trace.id=" + TRACE
				+ " operation=Greeting type=query cost=1 status=200 codes=OK micros=\\d+");
	}

	@Test
	void hasTheSameAsMembers() {
		this.gateway.ask("query Greeting { greet }");
		line();
		assertThat(this.written.lines().getFirst().getKeyValuePairs()).extracting((pair) -> pair.key)
			.containsExactly("request", "operation", "type", "cost", "status", "codes", "micros");
	}

	@Test
	void hasNothingOfWhatWasAskedWithOrWhoAsked() {
		String token = this.issuer
			.token(this.issuer.claims().subject("ann").claim("client_id", "shop app=1\nstatus=500").build());
		this.gateway.ask(
				Map.of("query", "query Secret($x: Boolean!) { greet @include(if: $x) greet2: greet @skip(if: $x) }",
						"variables", Map.of("x", true, "password", "hunter2")),
				List.of("Authorization", "Bearer " + token, "Cookie", "session=hunter2"));
		assertThat(line()).contains(" client=shop_app_1_status_500 operation=Secret ")
			.doesNotContain("hunter2", "ann", token, "127.0.0.1", "greet");
		for (KeyValuePair pair : this.written.lines().getFirst().getKeyValuePairs()) {
			assertThat(String.valueOf(pair.value)).doesNotContain("hunter2", token, "127.0.0.1", "\n");
		}
	}

	@Test
	void tellsCodesOfWhatFailed() {
		this.gateway.ask("{ held greet }");
		assertThat(line()).contains(" status=200 codes=DOWNSTREAM_UNAVAILABLE ");
	}

	@Test
	void doesNotNameWhatIsNotKnown() {
		this.gateway.ask("query Wrong { nothing }");
		assertThat(line()).matches("request=\\S+ status=200 codes=GRAPHQL_VALIDATION_FAILED micros=\\d+");
	}

	@Test
	void hasALineForEachOperationOfAList() {
		this.gateway.post("[{\"query\": \"query A { greet }\"}, {\"query\": \"query B { greet }\"}]", List.of());
		List<String> lines = new ArrayList<>(lines(2));
		lines.sort(null);
		assertThat(lines.get(0)).matches("request=\\S+-1 operation=A .*status=200.*");
		assertThat(lines.get(1)).matches("request=\\S+-2 operation=B .*status=200.*");
	}

	@Test
	void hasALineForARequestThatBecomesNoOperation() {
		this.gateway.post("query { greet }", List.of("Content-Type", "text/plain"));
		assertThat(line()).matches("request=\\S+ status=415 codes=BAD_REQUEST micros=\\d+");
	}

	@Test
	void hasALineForAnOperationOnASocket() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "query OnSocket { greet }");
			client.next();
			assertThat(line()).matches("request=\\S+-1 operation=OnSocket type=query cost=1 codes=OK micros=\\d+");
		}
	}

	@Test
	void hasOneLineForASubscriptionWhenItEnds() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			FakeStreams streams = this.gateway.bean(FakeStreams.class);
			client.subscribe("1", "subscription Ticks { tick(id: \"log\") { n } }");
			FakeStream stream = streams.at("/ticks/log");
			stream.send("{\"n\": 1}");
			client.next();
			assertThat(this.written.lines()).isEmpty();
			stream.end();
			client.next();
			assertThat(line()).contains(" operation=Ticks type=subscription ", " codes=OK ");
		}
	}

	@Test
	void tellsThatAClientHasGone() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			FakeStreams streams = this.gateway.bean(FakeStreams.class);
			client.subscribe("1", "subscription Gone { tick(id: \"gone\") { n } }");
			streams.at("/ticks/gone").subscribed();
			client.complete("1");
			assertThat(line()).contains(" operation=Gone ", " codes=CANCELLED ");
			assertThat(this.gateway.metric(GONE)).as("it was answered: with events").isZero();
		}
	}

	@Test
	void hasOneLineForAnEventStream() {
		this.gateway.bean(FakeStreams.class).answer("/ticks/sse", Flux.just("{\"n\": 1}", "{\"n\": 2}"));
		try (EventSource source = EventSource.of(this.gateway, "subscription Sse { tick(id: \"sse\") { n } }")) {
			source.next();
			source.next();
			assertThat(source.event().name()).isEqualTo("complete");
			assertThat(line()).contains(" operation=Sse type=subscription ", " status=200 codes=OK ");
		}
	}

	@Test
	void isSilentIfNobodyReadsIt() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			this.logger.setLevel(Level.OFF);
			client.subscribe("1", "query Unread { greet }");
			client.next();
			client.next();
			this.logger.setLevel(Level.INFO);
			client.subscribe("2", "query Read { greet }");
			assertThat(line()).contains("operation=Read ");
		}
	}

}
