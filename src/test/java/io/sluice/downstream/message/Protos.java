package io.sluice.downstream.message;

import java.util.List;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.sluice.config.ProtoFile;
import io.sluice.proto.ProtoFolder;

/** Descriptors made of the text of a proto file, for tests. */
public final class Protos {

	private Protos() {
	}

	/**
	 * Reads a proto file.
	 * @param text its text; it may import what is always there
	 * @return its descriptor
	 */
	public static FileDescriptor parse(String text) {
		ProtoFolder folder = new ProtoFolder(List.of(new ProtoFile("test.proto", text)));
		return folder.file("test.proto").orElseThrow(() -> new AssertionError(folder.mistakes()));
	}

}
