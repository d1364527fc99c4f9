package io.sluice.compile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.sluice.config.GrpcSettings;
import io.sluice.config.Setting;

/** Finds out where it is written what a gRPC service offers: in one place. */
final class ApiSources {

	private final Problems problems;

	private final SettingValues values;

	ApiSources(Problems problems) {
		this.problems = problems;
		this.values = new SettingValues(problems);
	}

	/**
	 * The place.
	 * @param grpc says it
	 * @param service the service, where it is written
	 * @return the place; empty if there is not exactly one, which is reported
	 */
	Optional<ApiSource> of(GrpcSettings grpc, Setting service) {
		List<Setting> protos = (grpc.protos() != null) ? grpc.protos() : List.of();
		Optional<Setting> compiled = Optional.ofNullable(grpc.descriptorSet());
		Optional<Setting> reflection = Optional.ofNullable(grpc.reflection()).filter(this.values::truth);
		List<Setting> written = Stream.of(protos.stream().limit(1), compiled.stream(), reflection.stream())
			.flatMap((settings) -> settings)
			.toList();
		if (written.size() > 1) {
			this.problems.add(written.get(1).place(), service.key()
					+ ".grpc has more than one of protos, descriptor-set and reflection. Leave one of them.");
			return Optional.empty();
		}
		if (written.isEmpty() && !isMistaken(grpc)) {
			this.problems.add(service.place(), service.key()
					+ ".grpc does not say where its methods are described. Add protos: [FILE, ...], descriptor-set: FILE, or reflection: true.");
		}
		return compiled.<ApiSource>map(ApiSource.Compiled::new)
			.or(() -> reflection.map(ApiSource.Asked::new))
			.or(() -> Optional.of(protos).filter((files) -> !files.isEmpty()).map(ApiSource.Protos::new));
	}

	/** Whether something is written that is no answer, which is reported elsewhere. */
	private static boolean isMistaken(GrpcSettings grpc) {
		return grpc.reflection() != null && !grpc.reflection().text().equals("false");
	}

}
