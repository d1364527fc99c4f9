package io.sluice.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Reads what is below {@code gateway-config/protos/}. */
final class ProtoFiles {

	private final Path folder;

	ProtoFiles(Path home) {
		this.folder = home.resolve(ProtoFile.FOLDER);
	}

	/** All proto files, by name. */
	List<ProtoFile> sources() {
		try {
			return VisibleFiles.below(this.folder)
				.stream()
				.filter((path) -> path.toString().endsWith(".proto"))
				.map((path) -> new ProtoFile(this.folder.relativize(path).toString().replace('\\', '/'),
						new String(bytes(path), StandardCharsets.UTF_8)))
				.sorted(Comparator.comparing(ProtoFile::path))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The descriptor sets that services name, as far as they are there. */
	List<DescriptorSetFile> descriptorSets(Collection<ServiceSettings> services) {
		return services.stream()
			.map(ServiceSettings::grpc)
			.filter(Objects::nonNull)
			.map(GrpcSettings::descriptorSet)
			.filter(Objects::nonNull)
			.map(Setting::text)
			.distinct()
			.sorted()
			.filter(this::isThere)
			.map((path) -> new DescriptorSetFile(path, bytes(this.folder.resolve(path))))
			.toList();
	}

	private boolean isThere(String path) {
		return path.chars().allMatch((letter) -> letter >= ' ') && Files.isRegularFile(this.folder.resolve(path))
				&& this.folder.resolve(path).normalize().startsWith(this.folder.normalize());
	}

	private static byte[] bytes(Path path) {
		try {
			return Files.readAllBytes(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
