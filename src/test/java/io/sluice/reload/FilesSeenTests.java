package io.sluice.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.sluice.config.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FilesSeenTests {

	@TempDir
	Path folder;

	private Home home;

	@BeforeEach
	void write() {
		this.home = new Home(this.folder).with("schema/a.graphqls", "type A { a: Int }")
			.with("gateway-config/limits.yaml", "sluice.limits.depth: 5");
	}

	@Test
	void areTheSameAsLongAsNobodyWrites() {
		assertThat(look()).isPresent().isEqualTo(look());
	}

	@Test
	void differWhereSomebodyHasWritten() {
		Optional<FilesSeen> before = look();
		this.home.with("gateway-config/limits.yaml", "sluice.limits.depth: 15");
		Optional<FilesSeen> changed = look();
		assertThat(changed).isNotEqualTo(before);
		this.home.with("gateway-config/protos/more.proto", "");
		assertThat(look()).isNotEqualTo(changed);
	}

	@Test
	void differWhereAVolumeOfKubernetesHasChanged() throws IOException {
		this.home.with("schema/..1/b.graphqls", "type B { b: Int }").with("schema/..2/b.graphqls", "type B { c: Int }");
		Path data = this.folder.resolve("schema/..data");
		Files.createSymbolicLink(data, Path.of("..1"));
		Files.createSymbolicLink(this.folder.resolve("schema/b.graphqls"), Path.of("..data/b.graphqls"));
		Optional<FilesSeen> before = look();
		Files.delete(data);
		Files.createSymbolicLink(data, Path.of("..2"));
		assertThat(look()).isPresent().isNotEqualTo(before);
	}

	@Test
	void areNotThoseOfEditors() throws IOException {
		Optional<FilesSeen> before = look();
		this.home.with("schema/.a.graphqls.swp", "").with("schema/.git/HEAD", "");
		Files.createSymbolicLink(this.folder.resolve("schema/.#a.graphqls"), Path.of("somebody@somewhere"));
		Files.createSymbolicLink(this.folder.resolve("schema/gone.graphqls"), Path.of("nowhere"));
		assertThat(look()).isPresent().isEqualTo(before);
	}

	private Optional<FilesSeen> look() {
		return FilesSeen.below(this.folder);
	}

}
