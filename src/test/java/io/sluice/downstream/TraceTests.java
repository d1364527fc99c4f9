package io.sluice.downstream;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** W3C Trace Context: what is handed on, and what is not. */
class TraceTests {

	private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	@Test
	void isHandedOnAsItCame() {
		assertThat(Trace.of(List.of(PARENT), List.of("a=1,b=2", "c=3")))
			.hasValue(new Trace(PARENT, Optional.of("a=1,b=2,c=3")));
		assertThat(Trace.of(List.of(PARENT), List.of())).hasValue(new Trace(PARENT, Optional.empty()));
		assertThat(Trace.of(List.of("cc" + PARENT.substring(2)), List.of())).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
			"00-00000000000000000000000000000000-00f067aa0ba902b7-01",
			"00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
			"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX-Admin: 1" })
	void isNothingIfItIsNotValid(String parent) {
		assertThat(Trace.of(List.of(parent), List.of("a=1"))).isEmpty();
	}

	@Test
	void isNothingIfItCameTwice() {
		assertThat(Trace.of(List.of(PARENT, PARENT), List.of())).isEmpty();
		assertThat(Trace.of(List.of(), List.of("a=1"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=1\r\nX-Admin: 1", "a=\u00e9" })
	void hasNoStateThatIsNotValid(String state) {
		assertThat(Trace.of(List.of(PARENT), List.of(state))).hasValue(new Trace(PARENT, Optional.empty()));
		assertThat(Trace.of(List.of(PARENT), List.of("a=" + "1".repeat(511))))
			.hasValue(new Trace(PARENT, Optional.empty()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "00", "01", "03" })
	void isReadAndWrittenAsItIs(String flags) {
		Trace trace = new Trace(PARENT.replaceFirst("01$", flags), Optional.of("a=1,b=2"));
		assertThat(trace.span().getTraceId()).isEqualTo(trace.id());
		assertThat(trace.span().isSampled()).isEqualTo(!flags.equals("00"));
		assertThat(Trace.of(trace.span())).isEqualTo(trace);
		Trace stateless = new Trace(trace.parent(), Optional.empty());
		assertThat(Trace.of(stateless.span())).isEqualTo(stateless);
	}

	@Test
	void goesOnInTheVersionThatThisOneIs() {
		Trace later = new Trace("cc" + PARENT.substring(2), Optional.empty());
		assertThat(Trace.of(later.span()).parent()).isEqualTo(PARENT);
	}

}
