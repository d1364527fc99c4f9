package io.sluice.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.sluice.blueprint.GrpcService;
import io.sluice.config.DescriptorSetFile;
import io.sluice.config.Document;
import io.sluice.config.ProtoFile;
import io.sluice.config.Setting;
import io.sluice.proto.DescriptorSet;
import io.sluice.proto.GrpcApi;
import io.sluice.proto.Mistake;
import io.sluice.proto.Offer;
import io.sluice.proto.ProtoFolder;
import io.sluice.proto.Reflection;

/** Compiles what gRPC services offer. */
final class ApiCompiler {

	private final Problems problems;

	private final ProtoFolder protos;

	private final Map<String, byte[]> descriptorSets;

	private final Reflection reflection;

	private final Map<String, GrpcApi> apis = new HashMap<>();

	ApiCompiler(Problems problems, Document document, Reflection reflection) {
		this.problems = problems;
		this.protos = new ProtoFolder(document.protos());
		this.descriptorSets = document.descriptorSets()
			.stream()
			.collect(Collectors.toMap(DescriptorSetFile::path, DescriptorSetFile::content));
		this.reflection = reflection;
	}

	/**
	 * What services offer. Those that describe themselves are asked, all at once.
	 * @param sources where it is written what each of them offers
	 * @return what they offer by their names, without those of which that cannot be said,
	 * which is reported
	 */
	Map<String, GrpcApi> compile(Map<GrpcService, ApiSource> sources) {
		Map<GrpcService, Setting> asked = new LinkedHashMap<>();
		sources.forEach((service, source) -> {
			switch (source) {
				case ApiSource.Protos(var files) -> read(service, files);
				case ApiSource.Compiled(var file) -> read(service, file);
				case ApiSource.Asked _ when service.target().equals(TargetCompiler.NOWHERE) -> {
					// there is nobody to ask, which is reported
				}
				case ApiSource.Asked(var setting) -> asked.put(service, setting);
			}
		});
		ask(asked);
		for (Mistake mistake : this.protos.mistakes()) {
			this.problems.add(mistake.place(), mistake.message());
		}
		return this.apis;
	}

	private void read(GrpcService service, List<Setting> settings) {
		List<FileDescriptor> files = new ArrayList<>();
		settings.forEach((setting) -> file(setting).ifPresent(files::add));
		if (files.size() == settings.size()) {
			this.apis.put(service.name(), new GrpcApi(files));
		}
	}

	private Optional<FileDescriptor> file(Setting setting) {
		if (this.protos.paths().contains(setting.text())) {
			return this.protos.file(setting.text());
		}
		if (!SettingValues.isUnset(setting)) {
			this.problems.add(setting.place(), setting.key() + " is \"" + setting.text() + "\", which is not below "
					+ ProtoFile.FOLDER + ". " + Suggestion.of(setting.text(), "Files there", this.protos.paths()));
		}
		return Optional.empty();
	}

	private void read(GrpcService service, Setting file) {
		if (!SettingValues.isUnset(file)) {
			byte[] content = this.descriptorSets.get(file.text());
			Offer offer = (content != null) ? DescriptorSet.read(content)
					: new Offer.Unknown("is not below " + ProtoFile.FOLDER + ".");
			add(service, offer, file, (why) -> " is \"" + file.text() + "\", which " + why
					+ " Make it with protoc --include_imports --descriptor_set_out=FILE.");
		}
	}

	private void ask(Map<GrpcService, Setting> asked) {
		Map<String, Offer> offers = this.reflection.ask(asked.keySet());
		asked.forEach((service, setting) -> add(service, Objects.requireNonNull(offers.get(service.name())), setting,
				(why) -> ": " + service.target() + " " + why));
	}

	private void add(GrpcService service, Offer offer, Setting setting, UnaryOperator<String> problem) {
		switch (offer) {
			case Offer.Known(var api) -> this.apis.put(service.name(), api);
			case Offer.Unknown(var why) -> this.problems.add(setting.place(), setting.key() + problem.apply(why));
		}
	}

}
