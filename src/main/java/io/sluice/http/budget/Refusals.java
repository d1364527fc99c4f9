package io.sluice.http.budget;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.Unit;
import io.sluice.fault.Code;
import io.sluice.http.RefusedException;
import io.sluice.quota.Draw;
import io.sluice.quota.Taking;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What clients are told when they cannot pay. */
final class Refusals {

	private Refusals() {
	}

	/** There is too little left. */
	static RefusedException of(Taking.Refused refused) {
		long seconds = RateHeaders.seconds(refused.retryAfter());
		Allowance allowance = refused.draw().bucket().allowance();
		String told = isOfField(allowance)
				? allowance.name() + " may be asked for " + times(allowance.bandwidths().getFirst())
				: "The budget is used up: " + told(allowance);
		return after(seconds,
				new RefusedException(HttpStatus.TOO_MANY_REQUESTS, Code.RATE_LIMITED,
						told + ". Try again in " + ((seconds == 1) ? "1 second." : seconds + " seconds."),
						isOfField(allowance) ? Map.of("retryAfter", seconds, "coordinate", allowance.name())
								: Map.of("retryAfter", seconds)));
	}

	/** Nobody knows how much is left. */
	static RefusedException of(Taking.Unavailable unavailable) {
		long seconds = RateHeaders.seconds(unavailable.retryAfter());
		return after(seconds, new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, Code.BUDGET_UNAVAILABLE,
				"How much of the budget is left cannot be said now. Try again soon.", Map.of("retryAfter", seconds)));
	}

	private static RefusedException after(long seconds, RefusedException refused) {
		refused.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
		return refused;
	}

	/** There is never enough. Whoever tries again later is told the same. */
	static GraphQLError of(Taking.Never never) {
		Draw draw = never.draw();
		Allowance allowance = draw.bucket().allowance();
		String told = isOfField(allowance)
				? allowance.name() + " is asked for " + draw.tokens() + " times, but may be asked for "
						+ times(allowance.bandwidths().getFirst()) + "."
				: "The operation costs up to " + draw.tokens() + "; the budget never has more than " + allowance.most()
						+ ". Select less, or ask for shorter lists.";
		Map<String, Object> extensions = new TreeMap<>(
				Map.of("code", Code.COST_LIMIT_EXCEEDED.name(), "estimated", draw.tokens(), "limit", allowance.most()));
		return GraphqlErrorBuilder.newError()
			.message(told)
			.errorType(ErrorClassification.errorClassification(Code.COST_LIMIT_EXCEEDED.classification()))
			.extensions(extensions)
			.build();
	}

	/** Names of plans have no dots. */
	private static boolean isOfField(Allowance allowance) {
		return allowance.name().indexOf('.') >= 0;
	}

	private static String told(Allowance allowance) {
		return allowance.bandwidths()
			.stream()
			.map((bandwidth) -> amount(bandwidth.amount(), allowance.unit()) + " in " + time(bandwidth.per()))
			.collect(Collectors.joining(", and "));
	}

	private static String amount(long amount, Unit unit) {
		return switch (unit) {
			case COST -> amount + " of cost";
			case REQUESTS -> (amount == 1) ? "1 request" : amount + " requests";
		};
	}

	private static String times(Bandwidth bandwidth) {
		return ((bandwidth.amount() == 1) ? "once" : bandwidth.amount() + " times") + " in " + time(bandwidth.per());
	}

	private static String time(Duration time) {
		return (time.toSeconds() == 1) ? "a second" : time.toSeconds() + " seconds";
	}

}
