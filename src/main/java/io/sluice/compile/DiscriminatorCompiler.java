package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import graphql.language.Directive;
import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.JsonPath;
import io.sluice.config.Place;

/**
 * Compiles how concrete types are known: {@code @discriminator}, {@code @discriminated}.
 */
final class DiscriminatorCompiler {

	private final Problems problems;

	private final Declarations types;

	DiscriminatorCompiler(Problems problems, Declarations types) {
		this.problems = problems;
		this.types = types;
	}

	Map<String, Discriminator> compile() {
		Map<String, Discriminator> discriminators = new LinkedHashMap<>();
		Stream.concat(this.types.all(Kind.INTERFACE), this.types.all(Kind.UNION))
			.forEach((type) -> discriminators.put(type.name(), new Discriminator(path(type), values(type))));
		this.types.all(Kind.OBJECT).forEach(this::checkMember);
		return discriminators;
	}

	private JsonPath path(Declared type) {
		return type.directive("discriminator")
			.flatMap((directive) -> new Arguments(directive).string("path"))
			.map(new PathCompiler(this.problems)::compile)
			.orElse(JsonPath.of("__typename"));
	}

	private Map<String, String> values(Declared type) {
		Map<String, String> values = new LinkedHashMap<>();
		for (Declared object : this.types.possible(type)) {
			Optional<Text> given = given(object);
			String value = given.map(Text::value).orElse(object.name());
			String other = values.putIfAbsent(value, object.name());
			if (other != null && !other.equals(object.name())) {
				Place place = given.map(Text::place).orElseGet(() -> Problems.place(object.node()));
				this.problems.add(place, object.name() + " and " + other + " are both \"" + value + "\" where "
						+ type.name() + " tells them apart. Each needs its own @discriminated(value:).");
			}
		}
		return values;
	}

	private static Optional<Text> given(Declared object) {
		return object.directive("discriminated").flatMap((directive) -> new Arguments(directive).string("value"));
	}

	private void checkMember(Declared object) {
		Optional<Directive> discriminated = object.directive("discriminated");
		boolean member = Stream.concat(this.types.all(Kind.INTERFACE), this.types.all(Kind.UNION))
			.anyMatch((type) -> this.types.possible(type).contains(object));
		if (discriminated.isPresent() && !member) {
			this.problems.add(discriminated.get(), object.name()
					+ " is in no interface or union, so there is nothing to tell it from. Leave @discriminated out.");
		}
	}

}
