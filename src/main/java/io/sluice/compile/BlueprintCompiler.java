package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.language.Definition;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Bundles;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.Costs;
import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.EnumValues;
import io.sluice.blueprint.Rules;
import io.sluice.blueprint.Terms;
import io.sluice.blueprint.TypeBinding;
import io.sluice.config.Document;
import io.sluice.config.Place;
import io.sluice.config.SchemaFile;
import io.sluice.proto.Reflection;

/** Turns what people wrote into a blueprint. */
public final class BlueprintCompiler {

	private final Document document;

	private final Problems problems = new Problems();

	private final SluiceDirectives directives = new SluiceDirectives();

	private final Reflection reflection;

	private final BundleNames bundles;

	private BlueprintCompiler(Document document, Reflection reflection, Bundles bundles) {
		this.document = document;
		this.reflection = reflection;
		this.bundles = new BundleNames(document.settings().spring(), bundles, this.problems);
	}

	/**
	 * Compiles and checks a document without asking services that describe themselves,
	 * which is a problem where there are any, and without looking into SSL bundles.
	 * @param document what people wrote
	 * @return the blueprint, or everything that is wrong
	 */
	public static Compilation compile(Document document) {
		return compile(document, Reflection.NONE, Bundles.UNOPENED);
	}

	/**
	 * Compiles and checks a document, all of it: one mistake does not hide another.
	 * @param document what people wrote
	 * @param reflection asks the services that describe themselves
	 * @param bundles opens the SSL bundles that are named
	 * @return the blueprint, or everything that is wrong
	 */
	public static Compilation compile(Document document, Reflection reflection, Bundles bundles) {
		return new BlueprintCompiler(document, reflection, bundles).compile();
	}

	private Compilation compile() {
		new SettingCheck(this.problems).check(this.document.settings());
		List<Definition<?>> definitions = new ArrayList<>();
		boolean complete = parse(definitions);
		Declarations types = new Declarations(definitions);
		new DirectiveCheck(this.problems, this.directives, types).check(definitions);
		Optional<GraphQLSchema> schema = complete ? schema(definitions, types) : Optional.empty();
		Map<String, EnumValues> enums = new EnumCompiler(this.problems).compile(types);
		InputForms forms = new InputForms(schema, enums, new InputNames(this.problems).compile(types));
		GrpcEnums grpcEnums = new GrpcEnums(this.problems);
		Contract empty = new Contract(types, Services.none(), forms, grpcEnums, this.problems);
		Services services = new ServiceCompiler(empty, this.document, this.reflection, this.bundles).compile();
		Contract contract = new Contract(types, services, forms, grpcEnums, this.problems);
		Map<String, Discriminator> discriminators = complete ? new DiscriminatorCompiler(this.problems, types).compile()
				: Map.of();
		Map<String, TypeBinding> typeBindings = new TypeBindings(contract).compile();
		Map<FieldCoordinates, Binding> bindings = new FieldBindings(contract, typeBindings).compile();
		Map<FieldCoordinates, Access> access = new AccessCompiler(contract).compile();
		Rules rules = new RuleCompiler(contract).compile();
		Caching caching = new CachingCompiler(contract).compile(typeBindings, bindings);
		Costs costs = new CostCompiler(contract).compile(definitions);
		new GrpcFieldCheck(contract, bindings, discriminators).check(typeBindings);
		Terms terms = new TermsCompiler(this.document, this.bundles, this.problems).compile(schema,
				new FieldRateCompiler(contract).compile());
		if (schema.isEmpty() || !this.problems.isEmpty()) {
			return new Compilation.Refused(this.problems.inOrder());
		}
		return new Compilation.Compiled(new Blueprint(schema.get(), services.known(), bindings, access, rules, costs,
				discriminators, grpcEnums.complete(enums), caching, terms));
	}

	/**
	 * Whether all files could be read; else nothing can be said about what is missing.
	 */
	private boolean parse(List<Definition<?>> definitions) {
		SdlParser parser = new SdlParser(this.problems);
		boolean complete = !this.document.schema().isEmpty();
		for (SchemaFile file : this.document.schema()) {
			Optional<List<Definition<?>>> parsed = parser.parse(file);
			complete &= parsed.isPresent();
			parsed.ifPresent(definitions::addAll);
		}
		if ((complete && definitions.isEmpty()) || this.document.schema().isEmpty()) {
			this.problems.add(new Place("schema", 0, 0),
					"There is no schema. Write types into schema/, in files whose names end with .graphqls.");
			return false;
		}
		return complete;
	}

	private Optional<GraphQLSchema> schema(List<Definition<?>> definitions, Declarations types) {
		new DeclarationCheck(this.problems, types, this.directives).check(definitions);
		return new PublicSchema(this.directives, new SchemaErrors(this.problems, types)).build(definitions);
	}

}
