package io.sluice.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.language.Directive;
import graphql.language.StringValue;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Template;

/** Compiles the names that kept values can be purged by. */
final class TagCompiler {

	static final String TAG = "cacheTag";

	private final Contract contract;

	private final Declarations types;

	private final Map<String, List<Template>> ofTypes;

	TagCompiler(Contract contract) {
		this.contract = contract;
		this.types = contract.types();
		this.ofTypes = this.types.all(Kind.OBJECT).collect(Collectors.toMap(Declared::name, this::ofType));
	}

	/** The tags of what the call of a field fetches, those of the type included. */
	List<Template> of(FieldOf field, KeptCall call) {
		Scope scope = Scope.tag(field, this.types.isRoot(field.type()), call.batch().isPresent(),
				call.batch().map(TagCompiler::members).orElse(List.of()));
		TemplateCompiler templates = new TemplateCompiler(this.contract, scope).flat();
		return Stream.concat(tags(field.node().getDirectives(TAG), templates).stream(), ofValue(field).stream())
			.distinct()
			.toList();
	}

	/** What a field of Mutation purges. */
	List<Template> purged(FieldOf field, Directive invalidates) {
		TemplateCompiler templates = new TemplateCompiler(this.contract, Scope.invalidation(field)).flat();
		return new Arguments(invalidates).list("tags")
			.orElse(List.of())
			.stream()
			.filter(StringValue.class::isInstance)
			.map((tag) -> templates.text(Text.of((StringValue) tag)))
			.toList();
	}

	/**
	 * An object of an interface or union may have the tags of any type that it can be.
	 */
	private List<Template> ofValue(FieldOf field) {
		Optional<Declared> type = this.types.type(Types.named(field.node().getType()).getName());
		return type.stream()
			.flatMap((named) -> (named.kind() == Kind.OBJECT) ? Stream.of(named) : this.types.possible(named).stream())
			.flatMap((possible) -> this.ofTypes.getOrDefault(possible.name(), List.of()).stream())
			.toList();
	}

	private List<Template> ofType(Declared type) {
		List<Directive> tags = type.directives().stream().filter((one) -> one.getName().equals(TAG)).toList();
		return tags(tags, new TemplateCompiler(this.contract, Scope.typeTag(type)).flat());
	}

	private static List<Template> tags(List<Directive> written, TemplateCompiler templates) {
		return written.stream()
			.flatMap((tag) -> new Arguments(tag).string("format").stream())
			.map(templates::text)
			.toList();
	}

	private static List<String> members(Batch batch) {
		return batch.key()
			.filter(Key.Composite.class::isInstance)
			.map((key) -> List.copyOf(((Key.Composite) key).template().members().keySet()))
			.orElse(List.of());
	}

}
