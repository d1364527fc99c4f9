package io.sluice.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules hold; and a rule that cannot fail is not a rule. */
class ArchitectureTests {

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.sluice");

	@ParameterizedTest
	@EnumSource
	void holds(Rule rule) {
		rule.rule().check(MAIN);
	}

	@ParameterizedTest
	@EnumSource
	void isSeenToBreak(Rule rule) {
		JavaClasses fixture = new ClassFileImporter().importPackages(rule.fixture());
		assertThat(fixture).isNotEmpty();
		EvaluationResult result = rule.rule().evaluate(fixture);
		assertThat(result.hasViolation()).isTrue();
		assertThat(fixture).allSatisfy((type) -> assertThat(result.getFailureReport().toString())
			.as("every class of the fixture breaks the rule")
			.contains(type.getFullName()));
	}

}
