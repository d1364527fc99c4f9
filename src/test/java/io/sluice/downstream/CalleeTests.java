package io.sluice.downstream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.grpc.health.v1.HealthProto;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.observe.Detail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Callee}. */
class CalleeTests {

	@ParameterizedTest
	@CsvSource({ "prices:9090, prices, 9090", "dns:///prices:9090, prices, 9090", "dns:///prices, prices,",
			"dns://8.8.8.8/prices.example.com:443, prices.example.com, 443", "127.0.0.1:9090, 127.0.0.1, 9090",
			"[::1]:9090, [::1], 9090" })
	void findsTheAddressOfAGrpcService(String target, String host, Long port) {
		Attributes attributes = new Callee(grpc(target)).attributes();
		assertThat(attributes.get(AttributeKey.stringKey("server.address"))).isEqualTo(host);
		assertThat(attributes.get(AttributeKey.longKey("server.port"))).isEqualTo(port);
	}

	@Test
	void aRestServiceAtTheUsualPortSaysNone() {
		Callee callee = new Callee(new FakeRequest("a", false).call());
		assertThat(callee.name()).isEqualTo("POST /things");
		assertThat(callee.status()).isEqualTo(Detail.HTTP_STATUS);
		assertThat(callee.attributes().asMap()).containsOnlyKeys(AttributeKey.stringKey("sluice.service"),
				AttributeKey.stringKey("http.request.method"), AttributeKey.stringKey("url.template"),
				AttributeKey.stringKey("server.address"));
	}

	private static GrpcCall grpc(String target) {
		GrpcService service = new GrpcService("s", target, true, Optional.empty(), Naming.SAME, Duration.ofSeconds(1),
				Duration.ofSeconds(1), 1000, 8, List.of(), Optional.empty(), Sharing.IDENTITY, Resilience.NONE,
				Set.of());
		return new GrpcCall(service, HealthProto.getDescriptor().findServiceByName("Health").findMethodByName("Check"),
				new Template.ObjectOf(Map.of()), List.of(), Duration.ofSeconds(1), JsonPath.ROOT, Optional.empty(),
				Set.of(), OptionalInt.empty());
	}

}
