package io.sluice.downstream.rest;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import io.sluice.downstream.Rendered;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a value is, it stays where it was put. */
class EncodingProperties {

	private static final RestRenderer PATH = renderer(
			Calls.to("http://things:8080/v1").path("/a/", "{x}", "/b").query("q", "{y}"));

	private static final RestRenderer MIXED = renderer(Calls.to("http://things:8080").path("/a-", "{x}", "{y}"));

	private static final RestRenderer HEADER = renderer(Calls.to("http://things:8080").header("X-A", "{x}"));

	private static RestRenderer renderer(Calls call) {
		return new RestRenderer(call.build());
	}

	private static Rendered render(RestRenderer renderer, String x, String y) {
		return renderer.render(Calls.values("x", x, "y", y));
	}

	private static URI target(Rendered rendered) {
		return URI.create(((RestRequest) ((Rendered.Ready) rendered).request()).target());
	}

	private static boolean isText(String value) {
		return StandardCharsets.UTF_8.newEncoder().canEncode(value);
	}

	private static String decode(String encoded) {
		assertThat(encoded).doesNotContain("+");
		return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
	}

	@Provide
	Arbitrary<String> texts() {
		Arbitrary<String> telling = Arbitraries.strings()
			.withChars("./\\%25?#&=;:+ ,@[]aé漢\0\r\n\t\u007F\u0085")
			.ofMaxLength(6);
		return Arbitraries.oneOf(Arbitraries.strings(), telling);
	}

	@Provide
	Arbitrary<String> surrogates() {
		return Arbitraries.strings()
			.withChars('a', '\uD83D', '\uDE00', '\uDFFF', '\uD800')
			.ofMinLength(1)
			.ofMaxLength(4);
	}

	@Property
	void aValueIsOneSegment(@ForAll("texts") String x) {
		Assume.that(isText(x) && !x.isEmpty() && !".".equals(x) && !"..".equals(x));
		URI target = target(render(PATH, x, "1"));
		assertThat(target.getRawAuthority()).isEqualTo("things:8080");
		assertThat(target.getRawFragment()).isNull();
		String[] segments = target.getRawPath().split("/", -1);
		assertThat(segments).hasSize(5);
		assertThat(decode(segments[3])).isEqualTo(x);
		assertThat(target.normalize()).isEqualTo(target);
	}

	@Property
	void twoValuesAndALiteralAreOneSegment(@ForAll("texts") String x, @ForAll("texts") String y) {
		Assume.that(isText(x) && isText(y));
		String[] segments = target(render(MIXED, x, y)).getRawPath().split("/", -1);
		assertThat(segments).hasSize(2);
		assertThat(decode(segments[1])).isEqualTo("a-" + x + y);
	}

	@Property
	void aValueIsOneQueryParameter(@ForAll("texts") String y) {
		Assume.that(isText(y));
		URI target = target(render(PATH, "1", y));
		String query = target.getRawQuery();
		assertThat(query).startsWith("q=").doesNotContain("&", ";", "#");
		assertThat(decode(query.substring(2))).isEqualTo(y);
		assertThat(target.getRawFragment()).isNull();
	}

	@Property
	void aValueIsOneHeaderLineOrRefused(@ForAll("texts") String x) {
		boolean sendable = isText(x) && x.chars().noneMatch(Character::isISOControl);
		Rendered rendered = render(HEADER, x, "1");
		if (!sendable) {
			assertThat(rendered).isInstanceOf(Rendered.Refused.class);
			return;
		}
		String sent = ((RestRequest) ((Rendered.Ready) rendered).request()).headers()[3];
		assertThat(new String(sent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)).isEqualTo(x);
	}

	@Property
	void whatIsNoTextIsRefused(@ForAll("surrogates") String x) {
		Assume.that(!isText(x));
		assertThat(render(PATH, x, "1")).isInstanceOf(Rendered.Refused.class);
		assertThat(render(PATH, "1", x)).isInstanceOf(Rendered.Refused.class);
	}

}
