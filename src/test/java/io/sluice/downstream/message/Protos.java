package io.sluice.downstream.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.google.protobuf.AnyProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaLoader;
import com.squareup.wire.schema.internal.SchemaEncoder;

import org.springframework.util.FileSystemUtils;

/** Descriptors made of the text of a proto file, for tests. */
public final class Protos {

	private static final String MASK = "syntax = \"proto3\"; package google.protobuf; "
			+ "message FieldMask { repeated string paths = 1; }";

	private static final Map<String, FileDescriptor> KNOWN = Map.of("google/protobuf/any.proto",
			AnyProto.getDescriptor(), "google/protobuf/duration.proto", DurationProto.getDescriptor(),
			"google/protobuf/empty.proto", EmptyProto.getDescriptor(), "google/protobuf/field_mask.proto",
			FieldMaskProto.getDescriptor(), "google/protobuf/struct.proto", StructProto.getDescriptor(),
			"google/protobuf/timestamp.proto", TimestampProto.getDescriptor(), "google/protobuf/wrappers.proto",
			WrappersProto.getDescriptor());

	private Protos() {
	}

	/**
	 * Reads a proto file.
	 * @param text its text; it may import what is below {@code google/protobuf}
	 * @return its descriptor
	 */
	public static FileDescriptor parse(String text) {
		try {
			Path folder = Files.createTempDirectory("protos");
			try {
				Files.writeString(folder.resolve("test.proto"), text);
				Files.writeString(
						Files.createDirectories(folder.resolve("google/protobuf")).resolve("field_mask.proto"), MASK);
				return parse(folder);
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FileDescriptor parse(Path folder) throws IOException {
		SchemaLoader loader = new SchemaLoader(FileSystems.getDefault());
		loader.initRoots(List.of(Location.get(folder.toString())), List.of());
		Schema schema = loader.loadSchema();
		FileDescriptorProto file = FileDescriptorProto.parseFrom(
				new SchemaEncoder(schema).encode(Objects.requireNonNull(schema.protoFile("test.proto"))).toByteArray());
		try {
			return FileDescriptor.buildFrom(file,
					file.getDependencyList().stream().map(KNOWN::get).toArray(FileDescriptor[]::new));
		}
		catch (DescriptorValidationException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
