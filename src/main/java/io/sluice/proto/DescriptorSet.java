package io.sluice.proto;

import java.util.Collection;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.InvalidProtocolBufferException;

/** Proto files that somebody else has compiled. */
public final class DescriptorSet {

	private DescriptorSet() {
	}

	/**
	 * What is offered by a file that a compiler has written.
	 * @param content its bytes
	 * @return what is offered, or what is wrong
	 */
	public static Offer read(byte[] content) {
		try {
			return of(FileDescriptorSet.parseFrom(content).getFileList());
		}
		catch (InvalidProtocolBufferException ex) {
			return new Offer.Unknown("is no descriptor set.");
		}
	}

	/**
	 * What is offered by compiled files.
	 * @param files the files, in any order
	 * @return what is offered, or what is wrong
	 */
	public static Offer of(Collection<FileDescriptorProto> files) {
		try {
			GrpcApi api = new GrpcApi(Linking.link(files));
			return api.services().isEmpty() ? new Offer.Unknown("describes no gRPC service.") : new Offer.Known(api);
		}
		catch (Linking.LinkingException ex) {
			return new Offer.Unknown(ex.why());
		}
	}

}
