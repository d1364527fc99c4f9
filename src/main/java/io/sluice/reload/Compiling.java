package io.sluice.reload;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Bundles;
import io.sluice.blueprint.Terms;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.RefusedException;
import io.sluice.config.Document;
import io.sluice.proto.Reflection;

/** Makes blueprints of what people wrote, at the start and whenever it has changed. */
final class Compiling {

	/**
	 * What is made once and stays when generations change, by the keys that say how.
	 */
	private static final Map<String, Function<Terms, Object>> LASTING = Map.of("sluice.cache", Terms::cache,
			"sluice.rate-limits", (terms) -> terms.rates().quota(), "sluice.reload.watch-every",
			(terms) -> terms.reload().watchEvery());

	private final Reading reading;

	private final Reflection reflection;

	private final Bundles bundles;

	private final Blueprint first;

	/**
	 * Compiles what is written at the start.
	 * @param reading reads it
	 * @param reflection asks the services that describe themselves
	 * @param bundles opens the SSL bundles that are named
	 * @throws RefusedException if something is wrong
	 */
	Compiling(Reading reading, Reflection reflection, Bundles bundles) {
		this.reading = reading;
		this.reflection = reflection;
		this.bundles = bundles;
		this.first = compile(reading.first());
	}

	/** What was written when the gateway started. */
	Blueprint first() {
		return this.first;
	}

	/**
	 * Compiles what is written by now.
	 * @return what became of it
	 * @throws RefusedException if something is wrong
	 */
	Again again() {
		Reread reread = this.reading.again();
		Blueprint blueprint = compile(reread.document());
		List<String> untilRestart = Stream
			.concat(reread.boot().stream(),
					LASTING.entrySet()
						.stream()
						.filter((entry) -> differs(blueprint, entry.getValue()))
						.map(Map.Entry::getKey))
			.sorted()
			.toList();
		return new Again(blueprint, untilRestart);
	}

	private boolean differs(Blueprint blueprint, Function<Terms, Object> part) {
		return !part.apply(blueprint.terms()).equals(part.apply(this.first.terms()));
	}

	private Blueprint compile(Document document) {
		return BlueprintCompiler.compile(document, this.reflection, this.bundles).orThrow();
	}

}
