package io.sluice.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import io.sluice.SluiceApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The directions between packages, as their {@code package-info} lists them. */
class ModuleTests {

	@Test
	void packagesUseWhatTheyList() {
		ApplicationModules modules = ApplicationModules.of(SluiceApplication.class);
		assertThat(modules.getModuleByName("blueprint")).isPresent();
		modules.verify();
	}

	@Test
	void aWrongDirectionIsSeen() {
		ApplicationModules modules = ApplicationModules.of("io.sluice.architecture.fixture.modules",
				new ImportOption.OnlyIncludeTests());
		assertThatExceptionOfType(Violations.class).isThrownBy(modules::verify)
			.withMessageContaining("Module 'earlier' depends on module 'later'");
	}

}
