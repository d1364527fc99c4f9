package io.sluice.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import graphql.language.Definition;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.EnumValues;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.TypeBinding;
import io.sluice.config.Document;
import io.sluice.config.Place;
import io.sluice.config.SchemaFile;
import io.sluice.config.Setting;

/** Turns what people wrote into a blueprint. */
public final class BlueprintCompiler {

	private BlueprintCompiler() {
	}

	/**
	 * Compiles and checks a document, all of it: one mistake does not hide another.
	 * @param document what people wrote
	 * @return the blueprint, or everything that is wrong
	 */
	public static Compilation compile(Document document) {
		Problems problems = new Problems();
		List<Definition<?>> definitions = parse(document, problems);
		SluiceDirectives directives = new SluiceDirectives();
		Declarations types = new Declarations(definitions);
		Optional<GraphQLSchema> schema = new PublicSchema(directives, new SchemaErrors(problems)).build(definitions);
		Map<String, EnumValues> enums = new EnumCompiler(problems).compile(types);
		InputForms forms = new InputForms(schema, enums, FromNames.ofInputFields(types));
		Set<String> clientHeaders = clientHeaders(document);
		Contract settings = new Contract(types, Map.of(), clientHeaders, forms, problems);
		Map<String, RestService> services = new ServiceCompiler(settings, document.settings()).compile();
		Contract contract = new Contract(types, services, clientHeaders, forms, problems);
		Map<String, Discriminator> discriminators = new DiscriminatorCompiler(problems, types).compile();
		Map<String, TypeBinding> typeBindings = new TypeBindings(contract).compile();
		Map<FieldCoordinates, Binding> bindings = new FieldBindings(contract, typeBindings).compile();
		if (schema.isEmpty() || !problems.isEmpty()) {
			return new Compilation.Refused(problems.inOrder());
		}
		return new Compilation.Compiled(
				new Blueprint(schema.get(), Map.copyOf(services), bindings, discriminators, enums, clientHeaders));
	}

	private static List<Definition<?>> parse(Document document, Problems problems) {
		List<Definition<?>> definitions = new ArrayList<>();
		for (SchemaFile file : document.schema()) {
			definitions.addAll(new SdlParser(problems).parse(file));
		}
		if (document.schema().isEmpty()) {
			problems.add(new Place("schema", 0, 0),
					"There is no schema. Write one into schema/, in files that end with .graphqls.");
		}
		return definitions;
	}

	private static Set<String> clientHeaders(Document document) {
		Set<String> headers = new HashSet<>();
		List<Setting> written = document.settings().security().clientHeaders();
		if (written != null) {
			written.forEach((header) -> headers.add(header.text().toLowerCase(Locale.ROOT)));
		}
		return headers;
	}

}
