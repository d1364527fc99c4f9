package io.sluice.protect;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.sluice.blueprint.Limits;
import io.sluice.fault.Code;
import io.sluice.plan.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * Checks operations before anything is called for them, by what they take at most.
 * Immutable.
 */
public final class OperationGuard {

	private static final String LIMIT = "limit";

	private static final String ESTIMATED = "estimated";

	private final Limits.OfOperation limits;

	private final int listSize;

	/**
	 * A guard.
	 * @param limits what it lets pass
	 */
	public OperationGuard(Limits limits) {
		this.limits = limits.operation();
		this.listSize = limits.request().listSize();
	}

	/**
	 * Checks an operation.
	 * @param estimate what it takes at most
	 * @return the first limit that it exceeds, or empty
	 */
	public Optional<Excess> check(Estimate estimate) {
		return estimate.unclear()
			.map(OperationGuard::unclear)
			.or(() -> estimate.largest().filter((slice) -> slice.value() > this.listSize).map(this::tooLong))
			.or(() -> (estimate.cost() > this.limits.cost()) ? Optional.of(tooDear(estimate.cost())) : Optional.empty())
			.or(() -> tooManyCalls(estimate.calls()));
	}

	/** IBM, requireOneSlicingArgument. */
	private static Excess unclear(Estimate.Slice slice) {
		String names = slice.arguments().stream().map((name) -> "\"" + name + "\"").collect(Collectors.joining(", "));
		String message = (slice.arguments().size() == 1) ? " needs the argument " + names + "."
				: " needs one of the arguments " + names
						+ ((slice.given() == 0) ? "." : ", and not " + slice.given() + ".");
		return new Excess(Code.BAD_USER_INPUT, slice.field().coordinate() + message, slice.field().locations());
	}

	private Excess tooLong(Estimate.Slice slice) {
		return new Excess(Code.LIST_SIZE_LIMIT_EXCEEDED, slice.field().coordinate() + " is asked for " + slice.value()
				+ " elements; the limit is " + this.listSize + ".", slice.field().locations());
	}

	private Excess tooDear(long cost) {
		return new Excess(Code.COST_LIMIT_EXCEEDED,
				"The operation costs up to " + cost + "; the limit is " + this.limits.cost()
						+ ". Select less, or ask for shorter lists.",
				List.of(), Map.of(ESTIMATED, cost, LIMIT, this.limits.cost()));
	}

	/** Every operation comes through here: no stream. */
	private Optional<Excess> tooManyCalls(Map<String, Long> calls) {
		Map.@Nullable Entry<String, Long> first = null;
		for (Map.Entry<String, Long> service : calls.entrySet()) {
			if (isTooMany(service) && (first == null || service.getKey().compareTo(first.getKey()) < 0)) {
				first = service;
			}
		}
		return Optional.ofNullable(first)
			.map((service) -> tooManyCalls(service.getKey(), service.getValue(),
					Objects.requireNonNull(this.limits.calls().get(service.getKey()))));
	}

	private boolean isTooMany(Map.Entry<String, Long> service) {
		Integer limit = this.limits.calls().get(service.getKey());
		return limit != null && service.getValue() > limit;
	}

	private static Excess tooManyCalls(String service, long calls, int limit) {
		return new Excess(Code.CALL_LIMIT_EXCEEDED,
				"The operation needs up to " + calls + " calls to the service " + service + "; the limit is " + limit
						+ ". Select less, or ask for shorter lists.",
				List.of(), Map.of("service", service, ESTIMATED, calls, LIMIT, limit));
	}

}
