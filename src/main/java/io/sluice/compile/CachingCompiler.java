package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.CacheHint;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.Template;

/** Compiles {@code @cacheControl}, {@code @cacheTag} and {@code @invalidates}. */
final class CachingCompiler {

	private final Contract contract;

	private final Map<FieldCoordinates, Binding> bindings;

	private final TagCompiler tags;

	private final Map<FieldCoordinates, Keeping> kept = new LinkedHashMap<>();

	private final Map<FieldCoordinates, CacheHint> hints = new LinkedHashMap<>();

	private final Map<FieldCoordinates, List<Template>> purged = new LinkedHashMap<>();

	/**
	 * Compiles.
	 * @param contract what is shared
	 * @param bindings how fields get their values, as far as that can be compiled
	 */
	CachingCompiler(Contract contract, Map<FieldCoordinates, Binding> bindings) {
		this.contract = contract;
		this.bindings = bindings;
		this.tags = new TagCompiler(contract);
	}

	Caching compile() {
		this.contract.types().all(Kind.OBJECT).flatMap(Declared::fieldsOf).forEach(this::field);
		return new Caching(this.kept, this.hints, this.purged);
	}

	private void field(FieldOf field) {
		CacheControl control = CacheControl.of(field.directive(CacheControl.NAME)).over(ofValue(field));
		if (!control.hint().equals(CacheHint.NONE)) {
			this.hints.put(field.coordinates(), control.hint());
		}
		Optional.ofNullable(this.bindings.get(field.coordinates()))
			.flatMap((binding) -> KeptCall.of(this.contract.types(), field, binding))
			.filter((_) -> control.maxAge().filter((time) -> time.isPositive()).isPresent())
			.ifPresent((call) -> this.kept.put(field.coordinates(), call.keeping(control, this.tags.of(field, call))));
		field.directive("invalidates")
			.ifPresent((written) -> this.purged.put(field.coordinates(), this.tags.purged(field, written)));
	}

	/** What is said of the type of a field's value. */
	private CacheControl ofValue(FieldOf field) {
		String name = Types.named(field.node().getType()).getName();
		return this.contract.types()
			.type(name)
			.map((type) -> CacheControl.of(type.directive(CacheControl.NAME)))
			.orElse(CacheControl.NONE);
	}

}
