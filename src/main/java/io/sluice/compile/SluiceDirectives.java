package io.sluice.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import io.sluice.config.SchemaFile;

/**
 * The directives that the gateway brings along, as {@code directives.graphqls} has them.
 */
final class SluiceDirectives {

	private final Map<String, DirectiveDefinition> definitions = new LinkedHashMap<>();

	private final Declarations types;

	SluiceDirectives() {
		List<Definition<?>> shipped = new SdlParser(new Problems()).parse(new SchemaFile("directives.graphqls", text()))
			.orElseThrow();
		shipped.forEach((definition) -> {
			if (definition instanceof DirectiveDefinition directive) {
				this.definitions.put(directive.getName(), directive);
			}
		});
		this.types = new Declarations(shipped);
	}

	private static String text() {
		try (InputStream file = SluiceDirectives.class.getResourceAsStream("/io/sluice/directives.graphqls")) {
			return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Optional<DirectiveDefinition> definition(String name) {
		return Optional.ofNullable(this.definitions.get(name));
	}

	boolean has(String name) {
		return this.definitions.containsKey(name);
	}

	Set<String> names() {
		return this.definitions.keySet();
	}

	/** The types of their arguments. */
	Declarations types() {
		return this.types;
	}

}
