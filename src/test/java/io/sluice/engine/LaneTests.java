package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/** So many calls at a time, the others in their order. */
class LaneTests {

	private static final Answer FINE = new Answer.Payload(new byte[0], Freshness.NONE);

	private static final Answer LATE = failure(Code.DOWNSTREAM_TIMEOUT);

	private final List<Exchange> begun = new ArrayList<>();

	@Test
	void beginsAsManyAsItIsWide() {
		Lane lane = new Lane(3, this.begun::add);
		List<Exchange> calls = enter(lane, 5);
		assertThat(this.begun).isEqualTo(calls.subList(0, 3));
	}

	@Test
	void beginsTheOthersInTheirOrderWhenOneHasEnded() {
		Lane lane = new Lane(2, this.begun::add);
		List<Exchange> calls = enter(lane, 4);
		assertThat(lane.leave(FINE)).isEmpty();
		assertThat(this.begun).isEqualTo(calls.subList(0, 3));
		assertThat(lane.leave(LATE)).isEmpty();
		assertThat(this.begun).isEqualTo(calls);
	}

	@Test
	void keepsItsWidthWhenNobodyWaits() {
		Lane lane = new Lane(2, this.begun::add);
		enter(lane, 2);
		lane.leave(FINE);
		lane.leave(FINE);
		enter(lane, 3);
		assertThat(this.begun).hasSize(4);
	}

	@ParameterizedTest
	@CsvSource({ "1,3", "2,3", "3,3", "4,4", "20,20" })
	void givesUpThoseThatWaitWhenNothingIsAnsweredAnyMore(int width, int patience) {
		Lane lane = new Lane(width, this.begun::add);
		List<Exchange> calls = enter(lane, 100);
		for (int n = 1; n < patience; n++) {
			assertThat(lane.leave(LATE)).isEmpty();
		}
		int tried = width + patience - 1;
		assertThat(this.begun).isEqualTo(calls.subList(0, tried));
		assertThat(lane.leave(LATE)).isEqualTo(calls.subList(tried, 100));
		assertThat(this.begun).hasSize(tried);
	}

	@Test
	void goesOnWhileSomethingIsAnswered() {
		Lane lane = new Lane(1, this.begun::add);
		enter(lane, 100);
		Answer rejected = new Answer.Rejected("500", false, Fault.of(Code.DOWNSTREAM_ERROR, "s", "no"), "",
				Freshness.NONE);
		Answer tooLarge = failure(Code.DOWNSTREAM_ERROR);
		for (Answer answer : List.of(LATE, LATE, FINE, LATE, LATE, rejected, LATE, LATE, tooLarge, LATE, LATE)) {
			assertThat(lane.leave(answer)).isEmpty();
		}
		assertThat(this.begun).hasSize(12);
	}

	@ParameterizedTest
	@EnumSource(names = { "DOWNSTREAM_TIMEOUT", "DOWNSTREAM_UNAVAILABLE" })
	void beginsWhatComesAfterItHasGivenUp(Code code) {
		Lane lane = new Lane(1, this.begun::add);
		enter(lane, 5);
		for (int n = 0; n < 3; n++) {
			lane.leave(failure(code));
		}
		assertThat(this.begun).hasSize(3);
		List<Exchange> more = enter(lane, 2);
		assertThat(this.begun).hasSize(4).endsWith(more.getFirst());
		assertThat(lane.leave(FINE)).isEmpty();
		assertThat(this.begun).endsWith(more.getLast());
	}

	private static List<Exchange> enter(Lane lane, int number) {
		List<Exchange> calls = IntStream.range(0, number)
			.mapToObj((_) -> new Exchange(Calls.request(), Watch.NONE, (_, _) -> Mono.never(), Context.empty(),
					(_, _) -> {
					}))
			.toList();
		calls.forEach(lane::enter);
		return calls;
	}

	private static Answer failure(Code code) {
		return new Answer.Failed(Fault.of(code, "s", "no"), "");
	}

}
