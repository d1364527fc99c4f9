package io.sluice.compile;

import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.FieldRate;
import io.sluice.blueprint.RateScope;
import io.sluice.blueprint.Unit;

/** Compiles {@code @rateLimit}. */
final class FieldRateCompiler {

	static final String NAME = "rateLimit";

	private static final BigInteger LARGEST = BigInteger.valueOf(999_999_999);

	private final Contract contract;

	private final Problems problems;

	FieldRateCompiler(Contract contract) {
		this.contract = contract;
		this.problems = contract.problems();
	}

	/** How often fields may be asked for; those that are not limited are missing. */
	Map<FieldCoordinates, FieldRate> compile() {
		Map<FieldCoordinates, FieldRate> rates = new HashMap<>();
		this.contract.types()
			.all(Kind.OBJECT)
			.flatMap(Declared::fieldsOf)
			.forEach((field) -> field.directive(NAME)
				.flatMap((written) -> rate(field, written))
				.ifPresent((rate) -> rates.put(field.coordinates(), rate)));
		return rates;
	}

	private Optional<FieldRate> rate(FieldOf field, Directive written) {
		Arguments arguments = new Arguments(written);
		RateScope per = arguments.value("per")
			.filter(EnumValue.class::isInstance)
			.flatMap((value) -> scope(((EnumValue) value).getName()))
			.orElse(RateScope.USER);
		Optional<Long> limit = arguments.integer("limit").flatMap(this::limit);
		Optional<Duration> window = arguments.string("window").flatMap(this::window);
		return limit.flatMap((amount) -> window.map((time) -> new FieldRate(
				new Allowance(field.toString(), Unit.REQUESTS, List.of(new Bandwidth(amount, time, amount))), per)));
	}

	private static Optional<RateScope> scope(String name) {
		return List.of(RateScope.values()).stream().filter((scope) -> scope.name().equals(name)).findFirst();
	}

	private Optional<Long> limit(IntValue written) {
		BigInteger limit = written.getValue();
		if (limit.signum() <= 0 || limit.compareTo(LARGEST) > 0) {
			this.problems.add(written,
					"The limit is " + limit + ". Write how often the field may be asked for: 1 to " + LARGEST + ".");
			return Optional.empty();
		}
		return Optional.of(limit.longValueExact());
	}

	private Optional<Duration> window(Text written) {
		Optional<Duration> window = BandwidthTimes.read(written.value());
		if (window.isEmpty()) {
			this.problems.add(written.place(),
					"The window is \"" + written.value() + "\", which is " + BandwidthTimes.NONE);
		}
		return window;
	}

}
