package io.sluice.config;

import java.util.List;

/**
 * What people wrote, unjudged.
 *
 * @param schema the files below {@code schema/}, by name
 * @param protos the proto files below {@code gateway-config/protos/}, by name
 * @param descriptorSets the descriptor sets that services name, as far as they are there
 * @param keyFiles the files with keys that issuers name, as far as they are there
 * @param manifests the files with trusted documents, by name
 * @param settings what is configured
 */
public record Document(List<SchemaFile> schema, List<ProtoFile> protos, List<DescriptorSetFile> descriptorSets,
		List<KeyFile> keyFiles, List<ManifestFile> manifests, Settings settings) {

	public Document {
		schema = List.copyOf(schema);
		protos = List.copyOf(protos);
		descriptorSets = List.copyOf(descriptorSets);
		keyFiles = List.copyOf(keyFiles);
		manifests = List.copyOf(manifests);
	}

	/**
	 * The same with another configuration.
	 * @param other what is configured
	 * @return the document with it
	 */
	public Document with(Settings other) {
		return new Document(this.schema, this.protos, this.descriptorSets, this.keyFiles, this.manifests, other);
	}

}
