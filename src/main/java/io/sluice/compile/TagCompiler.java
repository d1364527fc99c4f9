package io.sluice.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.TypeName;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Contents;
import io.sluice.blueprint.Identity;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Template;

/** Compiles {@code @cacheTag}: the names that kept values can be purged by. */
final class TagCompiler {

	private static final String NAME = "cacheTag";

	private static final String NOTHING_KEPT = "Nothing is kept of ";

	private final Contract contract;

	private final Declarations types;

	private final Problems problems;

	private final ResultCheck results;

	private final Map<String, List<Tag>> ofTypes = new LinkedHashMap<>();

	private final Set<String> keptTypes = new HashSet<>();

	private final List<Template> all = new ArrayList<>();

	TagCompiler(Contract contract) {
		this.contract = contract;
		this.types = contract.types();
		this.problems = contract.problems();
		this.results = new ResultCheck(contract);
		this.types.all(Kind.OBJECT).forEach((type) -> this.ofTypes.put(type.name(), ofType(type)));
	}

	/** All that are written, whatever they stand on. */
	List<Template> all() {
		return this.all;
	}

	/** The tags of what a field's call fetches. */
	List<Template> ofField(FieldOf field, Fetched fetched, CacheControl control) {
		List<Directive> written = field.node().getDirectives(NAME);
		if (written.isEmpty()) {
			return List.of();
		}
		Optional<String> why = switch (fetched) {
			case Fetched.Unkept(String because) ->
				Optional.of(NOTHING_KEPT + field + " that could be purged: " + because);
			case Fetched.OfType _ -> Optional
				.of("What " + field + " looks up is kept with the type " + Types.named(field.node().getType()).getName()
						+ ", whoever looks it up. Write @cacheTag on the type.");
			case Fetched.Own _ when !control.isKept() ->
				Optional.of(NOTHING_KEPT + field + " that could be purged. Add @cacheControl(maxAge:).");
			case Fetched.Own _ -> Optional.empty();
		};
		why.ifPresent((message) -> this.problems.add(written.getFirst(), message));
		Optional<Batch> batch = (fetched instanceof Fetched.Kept kept) ? kept.call().batch() : Optional.empty();
		List<Tag> tags = tags(written, Scope.tag(field, this.types.isRoot(field.type()), batch.isPresent(),
				batch.map(TagCompiler::members).orElse(List.of())));
		if (fetched instanceof Fetched.Own own) {
			tags.forEach((tag) -> this.results.check(tag.template(), tag.text(), field.node().getType()));
			tags.forEach((tag) -> checkInputs(tag, own, control));
		}
		return tags.stream().map(Tag::template).toList();
	}

	/**
	 * The tags of the values that a field keeps. One of an interface or union may have
	 * those of any type that it can be.
	 */
	List<Template> ofValue(Contents contents) {
		this.keptTypes.addAll(contents.types());
		return contents.roots().stream().flatMap((name) -> ofType(name).stream()).toList();
	}

	/** The tags that objects of a type have wherever they stand. */
	List<Template> ofType(String name) {
		return this.ofTypes.getOrDefault(name, List.of()).stream().map(Tag::template).toList();
	}

	/**
	 * Checks that something is kept of the types that have tags, when all fields are
	 * known.
	 */
	void checkTypes() {
		this.ofTypes.forEach((type, tags) -> tags.stream()
			.limit(1)
			.filter((_) -> !this.keptTypes.contains(type))
			.forEach((tag) -> this.problems.add(tag.written(), NOTHING_KEPT + type
					+ " that could be purged: no safe call whose values are this type has a maxAge. Add @cacheControl(maxAge:).")));
	}

	private List<Tag> ofType(Declared type) {
		List<Tag> tags = tags(type.directives().stream().filter((one) -> one.getName().equals(NAME)).toList(),
				Scope.typeTag(type));
		TypeName name = new TypeName(type.name());
		tags.forEach((tag) -> this.results.check(tag.template(), tag.text(), name));
		return tags;
	}

	private List<Tag> tags(List<Directive> written, Scope scope) {
		TemplateCompiler templates = new TemplateCompiler(this.contract, scope).flat();
		List<Tag> tags = written.stream()
			.flatMap((directive) -> new Arguments(directive).string("format")
				.map((text) -> new Tag(directive, text, templates.text(text)))
				.stream())
			.toList();
		tags.forEach((tag) -> {
			tag.check(this.problems);
			this.all.add(tag.template());
		});
		return tags;
	}

	/**
	 * What the request does not depend on is not the same for all who are given a kept
	 * value.
	 */
	private void checkInputs(Tag tag, Fetched.Own own, CacheControl control) {
		ServiceCall call = own.call();
		List<Reference> sent = new ArrayList<>();
		call.references(sent::add);
		boolean perCaller = own.isPerCaller(control) || Identity.of(call) instanceof Identity.OneToken;
		tag.template().references((read) -> {
			boolean asked = (read.root() == Root.CLAIMS) ? perCaller
					: read.root() == Root.RESULT || read.root() == Root.KEY;
			if (!asked && sent.stream().noneMatch((input) -> covers(input, read))) {
				this.problems.add(tag.text().place(), "The tag reads " + read.written()
						+ ", but the request does not, so that whoever asks first would name what is kept for all.");
			}
		});
	}

	private static boolean covers(Reference input, Reference read) {
		List<?> steps = input.path().steps();
		return input.root() == read.root() && steps.size() <= read.path().steps().size()
				&& steps.equals(read.path().steps().subList(0, steps.size()));
	}

	private static List<String> members(Batch batch) {
		return batch.key()
			.filter(Key.Composite.class::isInstance)
			.map((key) -> List.copyOf(((Key.Composite) key).template().members().keySet()))
			.orElse(List.of());
	}

}
