package io.sluice.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.CacheHint;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.Contents;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.TypeBinding;

/** Compiles {@code @cacheControl}, {@code @cacheTag} and {@code @invalidates}. */
final class CachingCompiler {

	private final Declarations types;

	private final CacheControlCheck check;

	private final TagCompiler tags;

	private final InvalidationCompiler invalidations;

	private final Map<FieldCoordinates, Keeping> kept = new LinkedHashMap<>();

	private final Map<FieldCoordinates, CacheHint> hints = new LinkedHashMap<>();

	private final Map<FieldCoordinates, List<Template>> purged = new LinkedHashMap<>();

	CachingCompiler(Contract contract) {
		this.types = contract.types();
		this.check = new CacheControlCheck(contract);
		this.tags = new TagCompiler(contract);
		this.invalidations = new InvalidationCompiler(contract);
	}

	/**
	 * What is kept and purged.
	 * @param typeBindings how types are fetched, as far as that can be compiled
	 * @param bindings how fields get their values, as far as that can be compiled
	 */
	Caching compile(Map<String, TypeBinding> typeBindings, Map<FieldCoordinates, Binding> bindings) {
		Stream.of(Kind.OBJECT, Kind.INTERFACE, Kind.UNION)
			.flatMap(this.types::all)
			.forEach((type) -> type.directive(CacheControl.NAME)
				.ifPresent((written) -> this.check.type(type, written,
						Optional.ofNullable(typeBindings.get(type.name())).map(TypeBinding::call))));
		List<FieldOf> fields = this.types.all(Kind.OBJECT).flatMap(Declared::fieldsOf).toList();
		ContentsCompiler contents = new ContentsCompiler(this.types, bindings, this.tags::ofType);
		fields.forEach((field) -> Optional.ofNullable(bindings.get(field.coordinates()))
			.ifPresent((binding) -> field(field, binding, contents)));
		this.tags.checkTypes();
		fields.forEach((field) -> field.directive(InvalidationCompiler.NAME)
			.ifPresent((written) -> this.purged.put(field.coordinates(),
					this.invalidations.compile(field, written, this.tags.all()))));
		return new Caching(this.kept, this.hints, this.purged);
	}

	private void field(FieldOf field, Binding binding, ContentsCompiler compiler) {
		CacheControl control = CacheControl.of(field.directive(CacheControl.NAME)).over(ofValue(field));
		field.directive(CacheControl.NAME).ifPresent((written) -> this.check.field(field, written, binding, control));
		if (!control.hint().equals(CacheHint.NONE)) {
			this.hints.put(field.coordinates(), control.hint());
		}
		Fetched fetched = Fetched.of(this.types, field, binding);
		List<Template> all = new ArrayList<>(this.tags.ofField(field, fetched, control));
		if (fetched instanceof Fetched.Kept call && control.isKept()) {
			Contents contents = compiler.of(field, call.call().service().naming());
			all.addAll(this.tags.ofValue(contents));
			if (!call.isForNobody()) {
				this.kept.put(field.coordinates(), call.keeping(control, all, contents));
			}
		}
	}

	/** What is said of the type of a field's value. */
	private CacheControl ofValue(FieldOf field) {
		String name = Types.named(field.node().getType()).getName();
		return this.types.type(name)
			.map((type) -> CacheControl.of(type.directive(CacheControl.NAME)))
			.orElse(CacheControl.NONE);
	}

}
