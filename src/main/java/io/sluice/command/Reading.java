package io.sluice.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.sluice.blueprint.Blueprint;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.compile.RefusedException;
import io.sluice.config.DocumentReader;
import io.sluice.downstream.Downstream;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads and compiles what people wrote as a start does, but serves nothing and connects
 * to nobody, except to services that describe themselves.
 *
 * @param applications makes an application with a configuration of its own
 * @param properties what is said on the command line
 */
record Reading(Function<Class<?>, SpringApplication> applications, List<String> properties) {

	Reading {
		properties = List.copyOf(properties);
	}

	/**
	 * Compiles it.
	 * @return the blueprint, or everything that is wrong
	 */
	Compilation compile() {
		SpringApplication application = this.applications.apply(Bundles.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		// what is found is the result, and nothing else is said: neither while it is
		// read, nor if it cannot be
		application.addListeners(
				GenericApplicationListener.forEventType(ApplicationFailedEvent.class, (_) -> log(LogLevel.OFF)));
		String[] args = Stream
			.concat(this.properties.stream(), Stream.of("--logging.config=classpath:io/sluice/command/silent.xml"))
			.toArray(String[]::new);
		try (ConfigurableApplicationContext context = application.run(args)) {
			ConfigurableEnvironment environment = context.getEnvironment();
			Path home = DocumentReader.home(environment);
			SslBundles bundles = context.getBean(SslBundles.class);
			return BlueprintCompiler.compile(DocumentReader.read(home, environment), Downstream.reflection(bundles),
					Downstream.bundles(bundles));
		}
		catch (RefusedException ex) {
			return new Compilation.Refused(ex.problems());
		}
		finally {
			log(null);
		}
	}

	/** What Spring Boot says of a failure, whether or not its log is set up by then. */
	private static void log(@Nullable LogLevel level) {
		LoggingSystem.get(Reading.class.getClassLoader()).setLogLevel("org.springframework.boot.diagnostics", level);
	}

	/**
	 * The blueprint.
	 * @return what was compiled
	 * @throws RefusedException if something is wrong
	 */
	Blueprint blueprint() {
		return compile().orThrow();
	}

	/** All that a start makes and compiling needs. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SslAutoConfiguration.class)
	static class Bundles {

	}

}
