package io.sluice.config;

import java.util.List;

/**
 * What people wrote, unjudged.
 *
 * @param schema the files below {@code schema/}, by name
 * @param settings what is configured
 */
public record Document(List<SchemaFile> schema, Settings settings) {

	public Document {
		schema = List.copyOf(schema);
	}

}
