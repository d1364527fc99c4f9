package io.sluice.proto;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/** Makes descriptors of compiled files. */
final class Linking {

	private final Map<String, FileDescriptorProto> protos = new LinkedHashMap<>();

	private final Map<String, FileDescriptor> linked = new HashMap<>();

	private final Set<String> open = new HashSet<>();

	/** The files that come with the gateway, for those that are left out. */
	private final ProtoFolder shipped = new ProtoFolder(List.of());

	private Linking(Collection<FileDescriptorProto> protos) {
		protos.forEach((proto) -> this.protos.putIfAbsent(proto.getName(), proto));
	}

	/**
	 * Makes descriptors.
	 * @param protos the files, in any order
	 * @return their descriptors
	 * @throws LinkingException if they do not fit together, or one is missing
	 */
	static List<FileDescriptor> link(Collection<FileDescriptorProto> protos) throws LinkingException {
		Linking linking = new Linking(protos);
		List<FileDescriptor> files = new ArrayList<>();
		for (FileDescriptorProto proto : linking.protos.values()) {
			files.add(linking.file(proto));
		}
		return files;
	}

	private FileDescriptor file(FileDescriptorProto proto) throws LinkingException {
		FileDescriptor known = this.linked.get(proto.getName());
		if (known != null) {
			return known;
		}
		if (!this.open.add(proto.getName())) {
			throw new LinkingException("holds " + proto.getName() + ", which imports itself.");
		}
		List<FileDescriptor> imports = new ArrayList<>();
		for (String path : proto.getDependencyList()) {
			imports.add(imported(path, proto));
		}
		FileDescriptor made = build(proto, imports);
		this.linked.put(proto.getName(), made);
		return made;
	}

	private FileDescriptor imported(String path, FileDescriptorProto importer) throws LinkingException {
		FileDescriptorProto proto = this.protos.get(path);
		return (proto != null) ? file(proto) : this.shipped.file(path)
			.orElseThrow(() -> new LinkingException("lacks " + path + ", which " + importer.getName() + " imports."));
	}

	private static FileDescriptor build(FileDescriptorProto proto, List<FileDescriptor> imports)
			throws LinkingException {
		try {
			return FileDescriptor.buildFrom(proto, imports.toArray(FileDescriptor[]::new));
		}
		catch (DescriptorValidationException ex) {
			throw new LinkingException(
					"does not fit together at " + ex.getProblemSymbolName() + ": " + ex.getDescription());
		}
		catch (RuntimeException ex) {
			// types of fields, syntaxes and editions that it has no name for
			throw new LinkingException("does not fit together in " + proto.getName() + ".");
		}
	}

	/** Says why files do not fit together, as {@link Offer.Unknown} does. */
	static final class LinkingException extends Exception {

		private static final long serialVersionUID = 1L;

		private final String why;

		LinkingException(String why) {
			super(why);
			this.why = why;
		}

		String why() {
			return this.why;
		}

	}

}
