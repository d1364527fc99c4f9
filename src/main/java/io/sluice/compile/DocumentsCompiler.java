package io.sluice.compile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import graphql.schema.GraphQLSchema;
import io.sluice.blueprint.Documents;
import io.sluice.blueprint.Documents.Trust;
import io.sluice.config.Document;
import io.sluice.config.DocumentSettings;
import io.sluice.config.ManifestFile;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles {@code sluice.documents}, and reads the trusted documents if they count. */
final class DocumentsCompiler {

	private static final String NO_TRUST = "none of OFF, LOG and ONLY.";

	private final Document document;

	private final Problems problems;

	private final SettingValues values;

	DocumentsCompiler(Document document, Problems problems) {
		this.document = document;
		this.problems = problems;
		this.values = new SettingValues(problems);
	}

	/**
	 * Compiles.
	 * @param schema what trusted documents must fit; empty if it is broken itself
	 * @return which documents are executed
	 */
	Documents compile(Optional<GraphQLSchema> schema) {
		DocumentSettings settings = this.document.settings().documents();
		Trust trust = trust(settings.trusted(), Trust.OFF);
		Map<String, Trust> clients = new LinkedHashMap<>();
		Objects.requireNonNullElse(settings.clients(), Map.<String, Setting>of())
			.forEach((client, setting) -> clients.put(client, trust(setting, trust)));
		boolean counts = trust != Trust.OFF || clients.values().stream().anyMatch((mode) -> mode != Trust.OFF);
		Map<String, TrustedDocument> trusted = new LinkedHashMap<>();
		if (counts) {
			TrustedDocuments compiler = new TrustedDocuments(schema, this.problems);
			this.document.manifests().forEach((manifest) -> compiler.add(manifest, trusted));
			checkThereAreSome(settings, trusted);
		}
		Map<String, String> texts = new LinkedHashMap<>();
		trusted.forEach((id, found) -> texts.put(id, found.text()));
		return new Documents(persisted(settings.persistedQueries()), trust, clients, texts);
	}

	private boolean persisted(@Nullable Setting setting) {
		return (setting != null) ? this.values.truth(setting) : Defaults.PERSISTED_QUERIES;
	}

	private Trust trust(@Nullable Setting setting, Trust otherwise) {
		return this.values.read(setting, otherwise, DocumentsCompiler::trust, NO_TRUST);
	}

	/** In YAML, OFF without quotes is another word for false. */
	private static Optional<Trust> trust(String text) {
		String name = text.strip().equals("false") ? Trust.OFF.name() : text.strip().toUpperCase(Locale.ROOT);
		return Arrays.stream(Trust.values()).filter((trust) -> trust.name().equals(name)).findFirst();
	}

	private void checkThereAreSome(DocumentSettings settings, Map<String, TrustedDocument> trusted) {
		Setting setting = settings.trusted();
		if (trusted.isEmpty() && setting != null && this.problems.isEmpty()) {
			this.problems.add(setting.place(),
					setting.key() + " is " + setting.text()
							+ ", but there are no trusted documents. Write manifests into " + ManifestFile.FOLDER
							+ "/, in files whose names end with .json.");
		}
	}

}
