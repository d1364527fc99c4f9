package io.sluice.row;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaLoader;
import com.squareup.wire.schema.internal.SchemaEncoder;
import okio.FileSystem;

/** Proto files as descriptors. */
final class Protos {

	private final Map<String, FileDescriptor> files = new HashMap<>();

	private final Schema schema;

	private Protos(Path folder) {
		SchemaLoader loader = new SchemaLoader(FileSystem.SYSTEM);
		loader.initRoots(List.of(Location.get(folder.toString())), List.of(Location.get(protobuf())));
		this.schema = loader.loadSchema();
	}

	/** The jar that has Google's own files. */
	private static String protobuf() {
		return Path.of(URI.create(Timestamp.class.getProtectionDomain().getCodeSource().getLocation().toString()))
			.toString();
	}

	/** A message type of {@code everything.proto}. */
	static Descriptor type(String name) {
		return new Protos(Path.of("src/test/resources/io/sluice/row")).file("everything.proto")
			.findMessageTypeByName(name);
	}

	private FileDescriptor file(String name) {
		FileDescriptor known = this.files.get(name);
		if (known == null) {
			known = build(name);
			this.files.put(name, known);
		}
		return known;
	}

	private FileDescriptor build(String name) {
		try {
			FileDescriptorProto file = FileDescriptorProto
				.parseFrom(new SchemaEncoder(this.schema).encode(this.schema.protoFile(name)).toByteArray());
			return FileDescriptor.buildFrom(file,
					file.getDependencyList().stream().map(this::file).toArray(FileDescriptor[]::new));
		}
		catch (InvalidProtocolBufferException | DescriptorValidationException ex) {
			throw new IllegalStateException(name, ex);
		}
	}

}
