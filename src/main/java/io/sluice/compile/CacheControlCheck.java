package io.sluice.compile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Identity;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.ServiceCall;

/** Checks what {@code @cacheControl} says. */
final class CacheControlCheck {

	private static final List<String> STALE = List.of("staleWhileRevalidate", "staleIfError");

	private final Declarations types;

	private final Problems problems;

	CacheControlCheck(Contract contract) {
		this.types = contract.types();
		this.problems = contract.problems();
	}

	/**
	 * Checks what is said of a field.
	 * @param field the field
	 * @param written what is said
	 * @param binding its binding
	 * @param control what holds for it, what is said of the type of its value included
	 */
	void field(FieldOf field, Directive written, Binding binding, CacheControl control) {
		boolean isRoot = this.types.isRoot(field.type());
		if (isRoot && this.types.root("query").filter(field.type()::equals).isEmpty()) {
			this.problems.add(written, "@cacheControl means nothing on " + field + ": what a field of "
					+ field.type().name() + " answers is never kept, neither here nor by clients. Leave it out.");
			return;
		}
		Arguments arguments = new Arguments(written);
		numbers(arguments);
		Optional<BooleanValue> inherits = arguments.truth("inheritMaxAge");
		if (isRoot) {
			inherits.ifPresent((literal) -> this.problems.add(literal,
					field + " has no parent whose maxAge it could inherit. Write maxAge."));
		}
		stale(arguments, control);
		if (Fetched.of(this.types, field, binding) instanceof Fetched.Unkept(String why)) {
			stale(arguments).forEach((literal) -> this.problems.add(literal,
					"Nothing is kept of " + field + " that could get stale: " + why));
		}
		if (binding.dependsOnCaller()) {
			notPublic(field.toString(), arguments, binding::references);
		}
	}

	/**
	 * Checks what is said of a type.
	 * @param type the type
	 * @param written what is said
	 * @param call how its objects are fetched by key
	 */
	void type(Declared type, Directive written, Optional<ServiceCall> call) {
		if (this.types.isRoot(type)) {
			this.problems.add(written, "@cacheControl means nothing on " + type.name()
					+ ": operations begin with it, it is no value of a field. Write it on its fields.");
			return;
		}
		Arguments arguments = new Arguments(written);
		numbers(arguments);
		stale(arguments, CacheControl.of(Optional.of(written)));
		call.filter((made) -> Identity.of(made).dependsOnCaller())
			.ifPresent((made) -> notPublic(type.name(), arguments, made::references));
	}

	private void numbers(Arguments arguments) {
		Stream.concat(Stream.of("maxAge"), STALE.stream())
			.forEach((name) -> arguments.integer(name)
				.filter((number) -> number.getValue().signum() < 0)
				.ifPresent((number) -> this.problems.add(number,
						name + " is " + number.getValue() + ", but must be a number of seconds, 0 or more.")));
		if (arguments.value("maxAge").isPresent()) {
			arguments.truth("inheritMaxAge")
				.ifPresent((literal) -> this.problems.add(literal,
						"maxAge and inheritMaxAge are both given. What has a time of its own inherits none. Leave one out."));
		}
	}

	private void stale(Arguments arguments, CacheControl control) {
		if (!control.isKept()) {
			STALE.forEach((name) -> arguments.integer(name)
				.ifPresent((number) -> this.problems.add(number,
						name + " needs a maxAge above 0: what was never fresh is not kept, and cannot get stale.")));
		}
	}

	private static Stream<IntValue> stale(Arguments arguments) {
		return STALE.stream().flatMap((name) -> arguments.integer(name).stream());
	}

	private void notPublic(String owner, Arguments arguments, Consumer<Consumer<Reference>> references) {
		Set<String> inputs = new LinkedHashSet<>();
		references.accept((reference) -> {
			if (reference.isOfCaller()) {
				inputs.add((reference.root() == Root.TOKEN) ? "the caller's token" : reference.written());
			}
		});
		String why = inputs.isEmpty() ? "its service does not let answers be shared."
				: "it depends on " + String.join(", ", inputs) + ".";
		arguments.value("scope")
			.filter((word) -> word instanceof EnumValue name && name.getName().equals("PUBLIC"))
			.ifPresent((word) -> this.problems.add(word,
					owner + " is not the same for everyone: " + why + " Write PRIVATE, or leave scope out."));
	}

}
