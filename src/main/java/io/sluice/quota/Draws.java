package io.sluice.quota;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be taken at once. */
final class Draws {

	private Draws() {
	}

	/** One for each bucket, in the order of the first of it. */
	static List<Draw> added(List<Draw> draws) {
		if (draws.size() < 2) {
			return draws;
		}
		Map<BucketKey, Long> tokens = new LinkedHashMap<>();
		draws.forEach((draw) -> tokens.merge(draw.bucket(), draw.tokens(), Long::sum));
		return (tokens.size() == draws.size()) ? draws
				: tokens.entrySet().stream().map((sum) -> new Draw(sum.getKey(), sum.getValue())).toList();
	}

	/** The first that no bucket of its kind can ever hold. */
	static Optional<Draw> never(List<Draw> draws) {
		return draws.stream().filter((draw) -> draw.tokens() > draw.bucket().allowance().most()).findFirst();
	}

}
