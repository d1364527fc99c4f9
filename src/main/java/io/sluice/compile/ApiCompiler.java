package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.sluice.config.Document;
import io.sluice.config.GrpcSettings;
import io.sluice.config.ProtoFile;
import io.sluice.config.Setting;
import io.sluice.proto.GrpcApi;
import io.sluice.proto.Mistake;
import io.sluice.proto.ProtoFolder;

/** Compiles what gRPC services offer. */
final class ApiCompiler {

	private final Problems problems;

	private final ProtoFolder protos;

	ApiCompiler(Problems problems, Document document) {
		this.problems = problems;
		this.protos = new ProtoFolder(document.protos());
	}

	/** What a service offers; empty if that cannot be said, which is reported. */
	Optional<GrpcApi> compile(GrpcSettings grpc, Setting service) {
		List<Setting> protos = grpc.protos();
		if (protos == null || protos.isEmpty()) {
			this.problems.add(service.place(),
					service.key() + ".grpc does not say where its methods are described. Add protos: [FILE, ...].");
			return Optional.empty();
		}
		List<FileDescriptor> files = new ArrayList<>();
		protos.forEach((proto) -> file(proto).ifPresent(files::add));
		return (files.size() == protos.size()) ? Optional.of(new GrpcApi(files)) : Optional.empty();
	}

	private Optional<FileDescriptor> file(Setting setting) {
		if (!SettingValues.isUnset(setting) && !this.protos.paths().contains(setting.text())) {
			this.problems.add(setting.place(), setting.key() + " is \"" + setting.text() + "\", which is not below "
					+ ProtoFile.FOLDER + ". " + Suggestion.of(setting.text(), "Files there", this.protos.paths()));
			return Optional.empty();
		}
		return this.protos.file(setting.text());
	}

	/** Reports what is wrong with the proto files of all services, each mistake once. */
	void reportMistakes() {
		for (Mistake mistake : this.protos.mistakes()) {
			this.problems.add(mistake.place(), mistake.message());
		}
	}

}
