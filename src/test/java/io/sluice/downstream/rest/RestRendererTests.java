package io.sluice.downstream.rest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestCall.Method;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.sluice.downstream.rest.Calls.values;
import static org.assertj.core.api.Assertions.assertThat;

class RestRendererTests {

	private static final String BASE = "http://things:8080/v1";

	private static final String LONE_SURROGATE = "a\uD83Db";

	private static Calls call() {
		return Calls.to(BASE);
	}

	private static Rendered render(Calls call, Object... values) {
		return new RestRenderer(call.build()).render(values(values));
	}

	private static RestRequest request(Calls call, Object... values) {
		Rendered rendered = render(call, values);
		assertThat(rendered).isInstanceOf(Rendered.Ready.class);
		return (RestRequest) ((Rendered.Ready) rendered).request();
	}

	private static String target(Calls call, Object... values) {
		String target = request(call, values).target();
		assertThat(target).startsWith(BASE);
		return target.substring(BASE.length());
	}

	private static void assertRefused(Rendered rendered, String message) {
		assertThat(rendered).isEqualTo(new Rendered.Refused(Fault.of(Code.BAD_USER_INPUT, message)));
	}

	@Nested
	class Path {

		@Test
		void isBelowTheBaseUrl() {
			assertThat(request(call().path("/things")).target()).isEqualTo("http://things:8080/v1/things");
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', textBlock = """
				7             | 7
				a b           | a%20b
				a/b           | a%2Fb
				../secrets    | ..%2Fsecrets
				..%2Fsecrets  | ..%252Fsecrets
				..;x          | ..%3Bx
				..\\x         | ..%5Cx
				...           | ...
				a?b=c&d       | a%3Fb%3Dc%26d
				a#b           | a%23b
				100%          | 100%25
				a+b,c         | a%2Bb%2Cc
				urn:x@y       | urn:x@y
				Az09-._~      | Az09-._~
				Zoë           | Zo%C3%AB
				漢            | %E6%BC%A2
				😀            | %F0%9F%98%80
				""")
		void keepsAValueInItsSegment(String value, String encoded) {
			assertThat(target(call().path("/things/", "{id}", "/parts"), "id", value))
				.isEqualTo("/things/" + encoded + "/parts");
		}

		@Test
		void keepsControlCharactersInTheirSegment() {
			assertThat(target(call().path("/", "{id}"), "id", "\0\r\n\u007F")).isEqualTo("/%00%0D%0A%7F");
		}

		@ParameterizedTest
		@ValueSource(strings = { ".", ".." })
		void isNotClimbedByAValue(String dots) {
			assertRefused(render(call().path("/things/", "{id}"), "id", dots),
					"A value makes a segment of a path \".\" or \"..\".");
			assertRefused(render(call().path("/things/", "{id}", "/parts"), "id", dots),
					"A value makes a segment of a path \".\" or \"..\".");
		}

		@Test
		void isNotClimbedByAValueAndALiteral() {
			assertRefused(render(call().path("/things/.", "{id}"), "id", "."),
					"A value makes a segment of a path \".\" or \"..\".");
			assertRefused(render(call().path("/things/%2e", "{id}", "/x"), "id", "."),
					"A value makes a segment of a path \".\" or \"..\".");
			assertRefused(render(call().path("/things/", "{id}", "."), "id", ""),
					"A value makes a segment of a path \".\" or \"..\".");
			assertRefused(render(call().path("/", "{a}", "{b}"), "a", ".", "b", "."),
					"A value makes a segment of a path \".\" or \"..\".");
		}

		@Test
		void mayHaveDotsBesideOtherText() {
			assertThat(target(call().path("/", "{id}", ".json"), "id", "..")).isEqualTo("/...json");
			assertThat(target(call().path("/v", "{id}"), "id", ".")).isEqualTo("/v.");
		}

		@Test
		void hasNoEmptySegmentFromAValue() {
			assertRefused(render(call().path("/things/", "{id}"), "id", ""),
					"A value leaves a segment of a path empty.");
			assertRefused(render(call().path("/", "{a}", "{b}", "/x"), "a", "", "b", ""),
					"A value leaves a segment of a path empty.");
		}

		@Test
		void mayHaveAnEmptyValueBesideOtherText() {
			assertThat(target(call().path("/v", "{id}"), "id", "")).isEqualTo("/v");
		}

		@Test
		void isNotCalledForNullOrAbsent() {
			assertThat(render(call().path("/things/", "{id}"), "id", null)).isEqualTo(new Rendered.Nothing());
			assertThat(render(call().path("/things/", "{id}"))).isEqualTo(new Rendered.Nothing());
			assertThat(render(call().path("/things/x-", "{id}", "-y"))).isEqualTo(new Rendered.Nothing());
		}

		@Test
		void takesScalarsOnly() {
			assertRefused(render(call().path("/", "{id}"), "id", List.of(1)),
					"A list or an object cannot stand in a path.");
			assertRefused(render(call().path("/", "{id}"), "id", Map.of()),
					"A list or an object cannot stand in a path.");
			assertThat(target(call().path("/", "{a}", "/", "{b}"), "a", true, "b", 12L)).isEqualTo("/true/12");
		}

		@Test
		void takesTextOnly() {
			assertRefused(render(call().path("/", "{id}"), "id", LONE_SURROGATE),
					"A value holds half a surrogate pair, which is no text.");
			assertRefused(render(call().path("/", "{id}"), "id", "\uDE00"),
					"A value holds half a surrogate pair, which is no text.");
		}

		@Test
		void encodesLiteralsThatNeedIt() {
			assertThat(target(call().path("/a b/é/%41%2fx/100%/[1];v=1,2/x:batch?q#f/")))
				.isEqualTo("/a%20b/%C3%A9/A%2fx/100%25/%5B1%5D;v=1,2/x:batch%3Fq%23f/");
		}

		@Test
		void mayBeOneValue() {
			assertThat(target(call().path("/", "{a}", "/", "{b}"), "a", "x", "b", "y")).isEqualTo("/x/y");
		}

		@ParameterizedTest
		@CsvSource({ "1E+3,1000", "1.50,1.50", "1E-7,0.0000001", "1E+5000,1E+5000" })
		void writesNumbersWithoutExponent(BigDecimal number, String text) {
			assertThat(target(call().path("/", "{n}"), "n", number)).isEqualTo("/" + text.replace("+", "%2B"));
		}

		@Test
		void writesFloatsWithoutExponent() {
			assertThat(target(call().path("/", "{n}"), "n", 1.0E10)).isEqualTo("/10000000000");
			assertThat(target(call().path("/", "{n}"), "n", 2.5)).isEqualTo("/2.5");
			assertThat(target(call().path("/", "{n}"), "n", BigInteger.TEN.pow(20)))
				.isEqualTo("/100000000000000000000");
		}

	}

	@Nested
	class Query {

		@Test
		void isEncodedByNameAndValue() {
			assertThat(target(call().query("filter[kind]", "{kind}").query("q", "a&", "{q}"), "kind", "x=1&y;z", "q",
					"é +#/?"))
				.isEqualTo("/things?filter%5Bkind%5D=x%3D1%26y%3Bz&q=a%26%C3%A9%20%2B%23%2F%3F");
		}

		@Test
		void leavesOutNullAndAbsent() {
			Calls call = call().query("a", "{a}").query("b", "{b}").query("c", "x-", "{c}").query("d", "{d}");
			assertThat(target(call, "a", null, "c", null)).isEqualTo("/things");
			assertThat(target(call, "d", 1)).isEqualTo("/things?d=1");
			assertThat(target(call, "a", "", "c", 3)).isEqualTo("/things?a=&c=x-3");
		}

		@Test
		void repeatsTheParameterOfAList() {
			List<Object> list = Arrays.asList(1, null, "b,c", true, Absent.ABSENT);
			assertThat(target(call().query("id", "{ids}").query("x", "1"), "ids", list))
				.isEqualTo("/things?id=1&id=b%2Cc&id=true&x=1");
			assertThat(target(call().query("id", "{ids}"), "ids", List.of())).isEqualTo("/things");
		}

		@Test
		void joinsAListWithCommas() {
			List<Object> list = Arrays.asList(1, null, "b,c", true);
			assertThat(target(call().comma().query("id", "{ids}").query("x", "1"), "ids", list))
				.isEqualTo("/things?id=1,b%2Cc,true&x=1");
			assertThat(target(call().comma().query("id", "{ids}"), "ids", List.of())).isEqualTo("/things");
			assertThat(target(call().comma().query("id", "{ids}"), "ids", "one")).isEqualTo("/things?id=one");
		}

		@Test
		void takesAListLiteral() {
			Template list = new Template.ListOf(List.of(new Template.Constant("a"), Calls.argument("b")));
			assertThat(target(call().query("id", list), "b", 2)).isEqualTo("/things?id=a&id=2");
			assertThat(target(call().query("id", list))).isEqualTo("/things?id=a");
		}

		@Test
		void takesNoObjectsAndNoListsOfLists() {
			String message = "An object or a list of lists cannot stand in a query parameter.";
			assertRefused(render(call().query("a", "{a}"), "a", Map.of("b", 1)), message);
			assertRefused(render(call().query("a", "{a}"), "a", List.of(List.of(1))), message);
			assertRefused(render(call().query("a", "{a}"), "a", List.of(Map.of())), message);
			assertRefused(render(call().comma().query("a", "{a}"), "a", List.of(1, List.of(1))), message);
			assertRefused(render(call().query("a", "x", "{a}"), "a", List.of(1)), message);
		}

		@Test
		void takesTextOnly() {
			String message = "A value holds half a surrogate pair, which is no text.";
			assertRefused(render(call().query("a", "{a}"), "a", LONE_SURROGATE), message);
			assertRefused(render(call().query("a", "{a}"), "a", List.of("x", LONE_SURROGATE)), message);
		}

	}

	@Nested
	class Headers {

		@Test
		void acceptJson() {
			assertThat(request(call()).headers()).containsExactly("Accept", "application/json");
		}

		@Test
		void nameTheBodysType() {
			assertThat(request(call().body(new Template.Constant("x"))).headers()).containsExactly("Accept",
					"application/json", "Content-Type", "application/json");
		}

		@Test
		void ofTheCallReplaceThoseOfItsService() {
			Calls call = call().serviceHeader("X-One", "service")
				.serviceHeader("x-two", "service")
				.serviceHeader("accept", "text/json")
				.header("X-TWO", "{two}");
			assertThat(request(call, "two", 2).headers()).containsExactly("accept", "text/json", "X-One", "service",
					"X-TWO", "2");
			assertThat(request(call).headers()).containsExactly("accept", "text/json", "X-One", "service");
		}

		@Test
		void mayStandTwice() {
			assertThat(request(call().header("X-A", "1").header("X-A", "2")).headers()).containsExactly("Accept",
					"application/json", "X-A", "1", "X-A", "2");
		}

		@Test
		void leaveOutNullAndAbsent() {
			Calls call = call().header("X-A", "{a}").header("X-B", "b-", "{b}");
			assertThat(request(call, "a", null).headers()).containsExactly("Accept", "application/json");
			assertThat(request(call, "a", "", "b", 1.0E10).headers()).containsExactly("Accept", "application/json",
					"X-A", "", "X-B", "b-10000000000");
		}

		@ParameterizedTest
		@ValueSource(strings = { "a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "a\tb", "\u001B[2J", "\u007F", "\u0085" })
		void takeNoControlCharacters(String value) {
			assertRefused(render(call().header("X-A", "{a}"), "a", value),
					"A value of a header holds a line break or another control character.");
			assertRefused(render(call().serviceHeader("X-A", "b", "{a}"), "a", value),
					"A value of a header holds a line break or another control character.");
		}

		@Test
		void takeScalarsOnly() {
			assertRefused(render(call().header("X-A", "{a}"), "a", List.of("x")),
					"A list or an object cannot stand in a header.");
			assertRefused(render(call().header("X-A", "b", "{a}"), "a", Map.of()),
					"A list or an object cannot stand in a header.");
		}

		@Test
		void sendOtherLettersAsUtf8() {
			String sent = request(call().header("X-A", "{a}"), "a", "Zoë 漢\u010A").headers()[3];
			assertThat(sent.getBytes(StandardCharsets.ISO_8859_1))
				.isEqualTo("Zoë 漢\u010A".getBytes(StandardCharsets.UTF_8));
			assertRefused(render(call().header("X-A", "{a}"), "a", LONE_SURROGATE),
					"A value holds half a surrogate pair, which is no text.");
		}

	}

	@Nested
	class Body {

		private static String body(Template template, Object... values) {
			byte[] body = request(call().method(Method.POST).body(template), values).body();
			assertThat(body).isNotNull();
			return new String(body, StandardCharsets.UTF_8);
		}

		private static Template object(String... members) {
			Map<String, Template> templates = new LinkedHashMap<>();
			for (String member : members) {
				templates.put(member, Calls.argument(member));
			}
			return new Template.ObjectOf(templates);
		}

		@Test
		void leavesOutAbsentMembersAndKeepsNull() {
			assertThat(body(object("a", "b", "c"), "b", null, "c", "x")).isEqualTo("{\"b\":null,\"c\":\"x\"}");
			Template nested = new Template.ObjectOf(Map.of("outer", object("a", "b")));
			assertThat(body(nested, "b", 1)).isEqualTo("{\"outer\":{\"b\":1}}");
			assertThat(body(nested)).isEqualTo("{\"outer\":{}}");
		}

		@Test
		void keepsThePlaceOfAbsentElements() {
			Template list = new Template.ListOf(List.of(Calls.argument("a"), object("b"), Calls.text("c", "{c}")));
			assertThat(body(list, "c", 1)).isEqualTo("[null,{},\"c1\"]");
			assertThat(body(list, "a", 1, "b", 2)).isEqualTo("[1,{\"b\":2},null]");
		}

		@Test
		void keepsTypes() {
			Map<String, Object> input = new LinkedHashMap<>();
			input.put("text", "\"\\\n\u2028é😀");
			input.put("int", 1);
			input.put("long", 1L << 40);
			input.put("double", 1.5);
			input.put("float", 2.5F);
			input.put("decimal", new BigDecimal("0.10"));
			input.put("integer", BigInteger.TWO.pow(70));
			input.put("short", (short) 3);
			input.put("true", true);
			input.put("null", null);
			input.put("absent", Absent.ABSENT);
			input.put("list", Arrays.asList(1, null, List.of(), Absent.ABSENT));
			input.put("other", Duration.ofSeconds(1));
			assertThat(body(Calls.argument("input"), "input", input))
				.isEqualTo("{\"text\":\"\\\"\\\\\\n\u2028é😀\",\"int\":1,\"long\":1099511627776,\"double\":1.5,"
						+ "\"float\":2.5,\"decimal\":0.10,\"integer\":1180591620717411303424,\"short\":3,\"true\":true,"
						+ "\"null\":null,\"list\":[1,null,[],null],\"other\":\"PT1S\"}");
		}

		@Test
		void isMissingIfAbsentAndNullIfNull() {
			assertThat(request(call().method(Method.POST).body(Calls.argument("input"))).body()).isNull();
			assertThat(body(Calls.argument("input"), "input", null)).isEqualTo("null");
			assertThat(body(new Template.Constant(List.of(1, "x")))).isEqualTo("[1,\"x\"]");
		}

		@Test
		void escapesHalfASurrogatePair() {
			assertThat(body(Calls.argument("input"), "input", LONE_SURROGATE)).isEqualTo("\"a\\uD83Db\"");
		}

		@Test
		void isNotWrittenTooDeep() {
			assertRefused(render(call().body(object("a")), "a", deep(2_000)), "A value cannot be written as JSON.");
		}

		private static List<Object> deep(int levels) {
			List<Object> list = new ArrayList<>();
			for (int level = 0; level < levels; level++) {
				list = new ArrayList<>(List.of(list));
			}
			return list;
		}

	}

	@Nested
	class Equality {

		private static final Values VALUES = values("a", 1, "ids", List.of(1, 2));

		private static RestRequest of(Calls call) {
			return (RestRequest) ((Rendered.Ready) new RestRenderer(call.build()).render(VALUES)).request();
		}

		private static Calls full() {
			return call().path("/x/", "{a}").query("b", "{a}").header("X-A", "{a}").body(Calls.argument("ids"));
		}

		@Test
		void coversEverythingThatIsSent() {
			RestRequest request = of(full());
			assertThat(of(full())).isEqualTo(request).hasSameHashCodeAs(request).isNotSameAs(request);
			assertThat(List.of(of(full().path("/y/", "{a}")), of(full().query("c", "{a}")),
					of(full().header("X-B", "{a}")), of(full().body(new Template.Constant(1))),
					of(full().method(Method.PUT))))
				.doesNotContain(request);
			assertThat(request).isNotEqualTo(null).isNotEqualTo("a request");
		}

		@Test
		void takesTheSameOverAnotherWay() {
			Calls other = call().path("/x/1").query("b", "1").header("x-x", "{absent}").header("X-A", "1");
			assertThat(of(other.body(new Template.Constant(List.of(1, 2))))).isEqualTo(of(full()));
		}

		@Test
		void doesNotCoverTheOrderOfHeaders() {
			RestRequest one = of(call().header("X-A", "1").header("X-B", "2"));
			assertThat(of(call().header("X-B", "2").header("X-A", "1"))).isEqualTo(one);
		}

		@Test
		void keepsApartWhatMayWaitLonger() {
			assertThat(of(full().timeout(Duration.ofMillis(1)))).isNotEqualTo(of(full()));
		}

		@Test
		void isSaidShortly() {
			RestCall call = full().build();
			assertThat(of(full())).hasToString("GET http://things:8080/v1/x/1?b=1");
			assertThat(of(full()).service()).isEqualTo(call.service());
		}

	}

}
