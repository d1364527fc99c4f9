package io.sluice.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.sluice.config.ProtoFile;
import io.sluice.proto.ProtoFolder;

/** Proto files as descriptors. */
final class Protos {

	private static final Path FOLDER = Path.of("src/test/resources/io/sluice/row");

	private Protos() {
	}

	/** A message type of {@code everything.proto}. */
	static Descriptor everything(String type) {
		return file("everything.proto").findMessageTypeByName(type);
	}

	private static FileDescriptor file(String name) {
		try {
			ProtoFile file = new ProtoFile(name, Files.readString(FOLDER.resolve(name)));
			return new ProtoFolder(List.of(file)).file(name).orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
