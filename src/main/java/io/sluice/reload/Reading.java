package io.sluice.reload;

import java.nio.file.Path;

import io.sluice.config.Document;
import io.sluice.config.DocumentReader;
import io.sluice.config.Settings;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Reads what people wrote, at the start and whenever it is asked for again. */
final class Reading {

	private static final String ATTACHED = "configurationProperties";

	private final Path home;

	private final ConfigurableEnvironment started;

	private final Document first;

	private final BootSettings boot;

	/**
	 * Reads for the first time.
	 * @param home the folder that {@code schema/} is in
	 * @param started the environment, as Spring Boot has made it
	 */
	Reading(Path home, ConfigurableEnvironment started) {
		this.home = home;
		this.started = started;
		this.first = DocumentReader.read(home, started);
		this.boot = BootSettings.in(started);
	}

	/** What was written when the gateway started. */
	Document first() {
		return this.first;
	}

	/**
	 * Reads everything again, in the way that Spring Boot has at the start. What is
	 * defined for Spring Boot is what was then, since it is not made anew.
	 * @return what is written now
	 * @throws io.sluice.compile.RefusedException if a file is no YAML
	 */
	Reread again() {
		YamlSyntaxCheck.check(this.home);
		ConfigurableEnvironment environment = environment();
		Document document = DocumentReader.read(this.home, environment);
		Settings settings = document.settings().with(this.first.settings().spring());
		return new Reread(document.with(settings),
				BootSettings.in(environment).differingFrom(this.boot).sorted().toList());
	}

	/** With all that was not read from files: the command line, the system, defaults. */
	private ConfigurableEnvironment environment() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		MutablePropertySources sources = environment.getPropertySources();
		sources.stream().map(PropertySource::getName).toList().forEach(sources::remove);
		this.started.getPropertySources()
			.stream()
			.filter((source) -> !BootSettings.isFile(source) && !source.getName().equals(ATTACHED))
			.forEach(sources::addLast);
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		return environment;
	}

}
