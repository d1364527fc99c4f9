package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.grpc.Metadata;
import io.sluice.blueprint.Absent;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From templates to what is sent. */
class GrpcRendererTests {

	private static Calls call() {
		return Calls.to("things:9090");
	}

	private static Rendered render(Calls call, Object... values) {
		return new GrpcRenderer(call.build()).render(Calls.values(values));
	}

	private static GrpcRequest request(Calls call, Object... values) {
		Rendered rendered = render(call, values);
		assertThat(rendered).isInstanceOf(Rendered.Ready.class);
		return (GrpcRequest) ((Rendered.Ready) rendered).request();
	}

	private static String message(Calls call, Object... values) {
		return Things.read("GetRequest", request(call, values).message()).toString();
	}

	private static void assertRefused(Rendered rendered, String message) {
		assertThat(rendered).isEqualTo(new Rendered.Refused(Fault.of(Code.BAD_USER_INPUT, message)));
	}

	@Nested
	class Messages {

		@Test
		void areMadeOfTemplates() {
			Calls call = call().member("id", Calls.text("a-{id}".split("(?=\\{)")))
				.member("ids", Calls.text("{ids}"))
				.member("order", new Template.ObjectOf(Map.of("customer_note", Calls.text("{note}"))));
			assertThat(message(call, "id", 7, "ids", List.of("x", 8), "note", "n")).isEqualTo("""
					id: "a-7"
					ids: "x"
					ids: "8"
					order {
					  customer_note: "n"
					}
					""");
		}

		@Test
		void leaveOutWhatIsNullOrAbsent() {
			Calls call = call().member("id", Calls.text("{id}")).member("ids", Calls.text("{ids}"));
			assertThat(message(call, "id", null)).isEmpty();
		}

		@Test
		void mayBeOneArgument() {
			Calls call = call().request(Calls.text("{input}"));
			assertThat(message(call, "input", Map.of("id", "x"))).isEqualTo("id: \"x\"\n");
			assertThat(message(call, "input", null)).isEmpty();
			assertThat(message(call)).isEmpty();
		}

		@Test
		void thatDoNotFitAreRefused() {
			Fault fault = Fault.of(Code.BAD_USER_INPUT, "The value of \"numbers[1]\" does not fit: an int32 is needed.")
				.at(List.of("some"));
			assertThat(render(call().member("numbers", Calls.text("{some}")), "some", List.of(1, "s3cret")))
				.isEqualTo(new Rendered.Refused(fault));
		}

		@Test
		void thatDoNotFitWithoutAnArgumentAreRefusedToo() {
			Template parent = new Template.Placeholder(new Reference(Reference.Root.PARENT, JsonPath.of("n")));
			assertRefused(render(call().member("numbers", parent), "n", "s3cret"),
					"The value of \"numbers[0]\" does not fit: an int32 is needed.");
		}

	}

	@Nested
	class Keys {

		private static final Template KEY = new Template.Placeholder(new Reference(Reference.Root.KEY, JsonPath.ROOT));

		private static Rendered render(Object key) {
			Values values = (reference) -> key;
			return new GrpcRenderer(call().member("id", KEY).build()).render(values);
		}

		@Test
		void thatAreNullAreNotSent() {
			assertThat(render((Object) null)).isEqualTo(new Rendered.Nothing());
			assertThat(render(Absent.ABSENT)).isEqualTo(new Rendered.Nothing());
			assertThat(render("1")).isInstanceOf(Rendered.Ready.class);
		}

	}

	@Nested
	class MetadataOfCalls {

		@Test
		void isThatOfTheServiceAndOfTheCall() {
			Calls call = call().header("X-Tenant", "shop")
				.header("X-User", "{user}")
				.metadata("x-user", "one")
				.metadata("X-Nothing", "{nothing}")
				.metadata("a", "v", "{n}");
			assertThat(request(call, "user", "two", "n", 7).metadata()).containsExactly("a", "v7", "x-tenant", "shop",
					"x-user", "one");
		}

		@Test
		void mayHaveANameTwice() {
			Calls call = call().header("x", "0").metadata("x", "1").metadata("x", "{n}");
			assertThat(request(call, "n", true).metadata()).containsExactly("x", "1", "x", "true");
		}

		@Test
		void mayBeBinary() {
			Calls call = call().metadata("trace-bin", "{trace}");
			assertThat(request(call, "trace", "/+8").metadata()).containsExactly("trace-bin", "/+8=");
			assertRefused(render(call, "trace", "a b"), "A value of binary metadata is not base64.");
			assertThat(MetadataLines.toMetadata(new String[] { "trace-bin", "/+8=" })
				.get(Metadata.Key.of("trace-bin", Metadata.BINARY_BYTE_MARSHALLER))).isEqualTo(new byte[] { -1, -17 });
		}

		@Test
		void arrivesAtTheService() {
			try (ThingsServer server = ThingsServer.answering("x")) {
				Wire.answer(Calls.to(server).metadata("X-A", "~ b").metadata("c-bin", "AAE="));
				Metadata seen = server.seen().getFirst().metadata();
				assertThat(seen.get(Metadata.Key.of("x-a", Metadata.ASCII_STRING_MARSHALLER))).isEqualTo("~ b");
				assertThat(seen.get(Metadata.Key.of("c-bin", Metadata.BINARY_BYTE_MARSHALLER)))
					.isEqualTo(new byte[] { 0, 1 });
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "a\nb", "a\r\nx-admin: true", "a\u0000", "\u007f", "a\u0085" })
		void hasNoControlCharacters(String value) {
			assertRefused(render(call().metadata("x", "{x}"), "x", value),
					"A value of metadata holds a line break or another control character.");
		}

		@ParameterizedTest
		@ValueSource(strings = { "é", "\u010a", "😀" })
		void isAscii(String value) {
			assertRefused(render(call().header("x", "{x}"), "x", value),
					"A value of metadata holds a character that is not ASCII.");
		}

		@Test
		void hasNoListsAndObjects() {
			for (Object value : List.of(List.of(1), Map.of())) {
				assertRefused(render(call().metadata("x", "{x}"), "x", value),
						"A list or an object cannot stand in metadata.");
			}
		}

		@Test
		void mayBeConstant() {
			assertThat(request(call().metadata("x", "1").header("y", "2")).metadata()).containsExactly("x", "1", "y",
					"2");
			assertRefused(render(call().metadata("x", "é")),
					"A value of metadata holds a character that is not ASCII.");
		}

	}

	@Nested
	class Equality {

		private static Calls full() {
			return call().member("id", Calls.text("{a}")).metadata("x", "{a}");
		}

		private static GrpcRequest of(Calls call) {
			return request(call, "a", 1);
		}

		@Test
		void coversEverythingThatIsSent() {
			GrpcRequest request = of(full());
			assertThat(of(full())).isEqualTo(request).hasSameHashCodeAs(request).isNotSameAs(request);
			assertThat(List.of(of(full().member("ids", Calls.text("{a}"))), of(full().metadata("y", "{a}")),
					of(full().watch()), request(full(), "a", 2)))
				.doesNotContain(request);
			assertThat(request).isNotEqualTo(null).isNotEqualTo("a request");
		}

		@Test
		void takesTheSameOverAnotherWay() {
			assertThat(of(call().request(new Template.Constant(Map.of("id", "1"))).header("X", "1")))
				.isEqualTo(of(full()));
		}

		@Test
		void keepsApartWhatMayWaitLongerOrReadFurther() {
			assertThat(of(full().timeout(Duration.ofMillis(1)))).isNotEqualTo(of(full()));
			assertThat(of(full().collect(2))).isNotEqualTo(of(full().collect(3))).isNotEqualTo(of(full().watch()));
		}

		@Test
		void isSaidShortly() {
			GrpcRequest request = of(full());
			assertThat(request).hasToString("gRPC things.v1.Things/Get");
			assertThat(request.service()).isEqualTo(request.call().service());
		}

	}

	@Nested
	class Unprepared {

		@Test
		void callsAreRenderedToo() {
			try (Wire wire = Wire.to(call())) {
				Rendered rendered = wire.renderers().render(call().member("id", Calls.text("x")).build(), (_) -> null);
				assertThat(rendered).isInstanceOf(Rendered.Ready.class);
			}
		}

	}

}
