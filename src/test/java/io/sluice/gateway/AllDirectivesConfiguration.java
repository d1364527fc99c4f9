package io.sluice.gateway;

import java.nio.file.Path;

import io.sluice.blueprint.Blueprint;
import io.sluice.compile.AllDirectives;
import io.sluice.config.DocumentReader;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Has a gateway know all directives, those that are not yet for everyone included.
 */
@TestConfiguration(proxyBeanMethods = false)
class AllDirectivesConfiguration {

	@Bean
	static BeanDefinitionRegistryPostProcessor noOtherBlueprint() {
		return (registry) -> registry.removeBeanDefinition("blueprint");
	}

	@Bean
	Blueprint allDirectives(@Value("${sluice.home:.}") Path home, ConfigurableEnvironment environment) {
		return AllDirectives.compile(DocumentReader.read(home, environment));
	}

}
