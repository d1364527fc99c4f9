package io.sluice.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sluice.config.ManifestFile;
import io.sluice.config.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads manifests in the form that Relay's compiler writes, an object of texts by id, and
 * in the form that Apollo's tools write, {@code apollo-persisted-query-manifest}.
 */
final class ManifestReader {

	private static final String FORM = "It must be an object of documents by id, or an Apollo persisted query "
			+ "manifest: {\"format\": \"apollo-persisted-query-manifest\", \"version\": 1, \"operations\": "
			+ "[{\"id\": ..., \"body\": ...}]}.";

	private final ManifestFile file;

	private final Problems problems;

	private final List<TrustedDocument> found = new ArrayList<>();

	ManifestReader(ManifestFile file, Problems problems) {
		this.file = file;
		this.problems = problems;
	}

	/** All documents that it lists, in its order. */
	List<TrustedDocument> read() {
		try (JsonParser parser = JsonMapper.shared().createParser(this.file.text())) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				report(parser, "This is no manifest. " + FORM);
				return List.of();
			}
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				readMember(name, parser);
			}
			return List.copyOf(this.found);
		}
		catch (JacksonException ex) {
			this.problems.add(place(ex.getLocation()), "This is no JSON. " + FORM);
			return List.of();
		}
	}

	private void readMember(String name, JsonParser parser) {
		Place place = place(parser.currentTokenLocation());
		JsonToken value = parser.nextToken();
		if (name.equals("operations") && value == JsonToken.START_ARRAY) {
			readOperations(parser);
		}
		else if (value == JsonToken.VALUE_STRING) {
			readText(new TrustedDocument(name, parser.getString(), place));
		}
		else if (!name.equals("version")) {
			this.problems.add(place, "\"" + name + "\" is no document. " + FORM);
			parser.skipChildren();
		}
	}

	/** The name of the form is no document. */
	private void readText(TrustedDocument document) {
		if (!document.id().equals("format")) {
			this.found.add(document);
		}
	}

	private void readOperations(JsonParser parser) {
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			Place place = place(parser.currentTokenLocation());
			Map<String, String> members = new HashMap<>();
			if (parser.currentToken() == JsonToken.START_OBJECT) {
				readTexts(parser, members);
			}
			else {
				parser.skipChildren();
			}
			String id = members.get("id");
			String body = members.get("body");
			if (id == null || body == null) {
				this.problems.add(place, "This operation has no \"id\" and \"body\", both texts. " + FORM);
			}
			else {
				this.found.add(new TrustedDocument(id, body, place));
			}
		}
	}

	private static void readTexts(JsonParser parser, Map<String, String> members) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			if (parser.nextToken() == JsonToken.VALUE_STRING) {
				members.put(name, parser.getString());
			}
			else {
				parser.skipChildren();
			}
		}
	}

	private void report(JsonParser parser, String message) {
		this.problems.add(place(parser.currentTokenLocation()), message);
	}

	private Place place(TokenStreamLocation location) {
		return new Place(this.file.path(), Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
	}

}
