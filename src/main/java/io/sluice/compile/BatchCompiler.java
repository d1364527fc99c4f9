package io.sluice.compile;

import java.util.List;
import java.util.Optional;

import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.Value;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Match;

/** Compiles {@code batch:}. */
final class BatchCompiler {

	private final Contract contract;

	private final Problems problems;

	private final ObjectValue literal;

	private final Arguments arguments;

	BatchCompiler(Contract contract, ObjectValue literal) {
		this.contract = contract;
		this.problems = contract.problems();
		this.literal = literal;
		this.arguments = new Arguments(literal);
	}

	/** The members of the key that parents ask for; none if it is one value. */
	List<String> keyMembers() {
		return this.arguments.value("key").map(KeyCompiler::members).orElse(List.of());
	}

	/** The batch of a field's call. */
	Batch forField(Scope scope) {
		Optional<Value<?>> key = this.arguments.literal("key");
		if (key.isEmpty()) {
			this.problems.add(this.literal,
					"This batch has no key. Say what each parent asks for, as in key: \"{parent.id}\".");
		}
		Optional<Key> compiled = key.map(new KeyCompiler(this.contract, scope, false)::compile);
		return new Batch(compiled, match(keyMembers()), maxSize());
	}

	/** The batch of a type's call. */
	Batch forType(String type, List<String> keyFields) {
		this.arguments.literal("key")
			.ifPresent((key) -> this.problems.add(key,
					"A batch on a type has no key: the keys come from whoever looks " + type + " up. Leave it out."));
		return new Batch(Optional.empty(), match((keyFields.size() > 1) ? keyFields : List.of()), maxSize());
	}

	private Match match(List<String> members) {
		return this.arguments.value("match")
			.map((match) -> new MatchCompiler(this.problems).compile(match, members))
			.orElse(new Match.ByIndex());
	}

	private int maxSize() {
		Optional<IntValue> size = this.arguments.integer("maxSize");
		if (size.isPresent() && size.get().getValue().signum() < 1) {
			this.problems.add(size.get(), "maxSize is " + size.get().getValue() + ". A batch holds at least one key.");
			return Batch.DEFAULT_MAX_SIZE;
		}
		return size.filter((number) -> number.getValue().bitLength() < Integer.SIZE)
			.map((number) -> number.getValue().intValue())
			.orElse(Batch.DEFAULT_MAX_SIZE);
	}

}
