package io.sluice.downstream.grpc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;

/** Takes messages as they are: rows are read from the bytes. */
enum ByteMarshaller implements MethodDescriptor.Marshaller<byte[]> {

	/** The one instance. */
	INSTANCE;

	@Override
	public InputStream stream(byte[] message) {
		return new ByteArrayInputStream(message);
	}

	@Override
	public byte[] parse(InputStream stream) {
		try {
			// a compressed message does not know its length
			if (!(stream instanceof KnownLength)) {
				return stream.readAllBytes();
			}
			byte[] message = new byte[stream.available()];
			stream.readNBytes(message, 0, message.length);
			return message;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
