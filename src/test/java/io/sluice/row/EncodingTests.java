package io.sluice.row;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.plan.LeafType;
import org.junit.jupiter.api.Test;

import static io.sluice.row.Messages.everything;
import static io.sluice.row.Shapes.leaf;
import static io.sluice.row.Shapes.path;
import static org.assertj.core.api.Assertions.assertThat;

/** How the answers of calls are read. */
class EncodingTests {

	@Test
	void restAnswersJson() {
		Encoding encoding = Encoding.of(rest());
		assertThat(read(encoding, "\ufeff{\"a\": 1}".getBytes(StandardCharsets.UTF_8), "a")).isEqualTo(1);
		assertThat(read(encoding, new byte[0], "a")).isNull();
	}

	@Test
	void grpcAnswersAMessage() {
		Encoding encoding = Encoding.of(grpc("Get", OptionalInt.empty()));
		assertThat(read(encoding, everything("an_int32: 5"), "an_int32")).isEqualTo(5);
		assertThat(read(encoding, new byte[0], "an_int32")).isEqualTo(0);
	}

	@Test
	void aStreamAnswersMessages() {
		Encoding encoding = Encoding.of(grpc("Watch", OptionalInt.empty()));
		assertThat(read(encoding, new byte[] { 0x08, 2 }, "x")).isEqualTo(1);
	}

	@Test
	void aCollectedStreamAnswersAList() {
		Encoding encoding = Encoding.of(grpc("Watch", OptionalInt.of(10)));
		assertThat(read(encoding, new byte[] { 0x0a, 2, 0x08, 2 }))
			.isEqualTo(List.of(Map.of("x", 1, "y", 0, "label", "")));
	}

	private static Object read(Encoding encoding, byte[] answer, Object... path) {
		return Messages.read(leaf(LeafType.Basic.RAW), path(path), encoding.slice(answer));
	}

	private static RestCall rest() {
		RestService service = new RestService("s", URI.create("http://s"), Optional.empty(), Naming.SAME,
				Duration.ofSeconds(1), Duration.ofSeconds(1), 1000, 8, List.of(), Optional.empty(), Optional.empty(),
				Sharing.IDENTITY, Resilience.NONE);
		return new RestCall(service, RestCall.Method.GET, new Template.Constant("/"), List.of(),
				RestCall.ListStyle.REPEAT, List.of(), Optional.empty(), Duration.ofSeconds(1), JsonPath.ROOT,
				Optional.empty(), Set.of());
	}

	private static GrpcCall grpc(String method, OptionalInt collect) {
		GrpcService service = new GrpcService("s", "s:1", true, Optional.empty(), Naming.SNAKE_CASE,
				Duration.ofSeconds(1), Duration.ofSeconds(1), 1000, 8, List.of(), Optional.empty(), Sharing.IDENTITY,
				Resilience.NONE, Set.of());
		return new GrpcCall(service, Messages.EVERYTHING.getFile().findServiceByName("Things").findMethodByName(method),
				new Template.ObjectOf(Map.of()), List.of(), Duration.ofSeconds(1), JsonPath.ROOT, Optional.empty(),
				Set.of(), collect);
	}

}
