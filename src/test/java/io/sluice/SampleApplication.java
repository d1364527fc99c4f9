package io.sluice;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.sluice.sample.PortTakenException;
import io.sluice.sample.SamplePorts;
import io.sluice.sample.SampleServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Starts the sample services and then the gateway on the folders of this repository.
 * {@code mvn spring-boot:test-run} runs it.
 */
public final class SampleApplication {

	private static final Logger LOGGER = LoggerFactory.getLogger(SampleApplication.class);

	private SampleApplication() {
	}

	/**
	 * Starts everything.
	 * @param args Spring Boot's command line arguments;
	 * {@code --sluice.sample.catalog=PORT} and the like move a sample service to another
	 * port
	 */
	public static void main(String[] args) {
		SampleServices services;
		try {
			services = SampleServices.start(ports(args), InstantSource.system());
		}
		catch (PortTakenException ex) {
			LOGGER.error(ex.getMessage());
			System.exit(1);
			return;
		}
		List<String> arguments = new ArrayList<>();
		arguments.add("--logging.config=classpath:logback-sample.xml");
		arguments.addAll(services.arguments());
		arguments.addAll(List.of(args));
		ConfigurableApplicationContext gateway = SpringApplication.from(SluiceApplication::main)
			.run(arguments.toArray(String[]::new))
			.getApplicationContext();
		welcome(services, gateway.getEnvironment());
	}

	private static SamplePorts ports(String[] args) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
		return Binder.get(environment).bindOrCreate("sluice.sample", SamplePorts.class);
	}

	private static void welcome(SampleServices services, Environment environment) {
		String gateway = "http://localhost:" + environment.getProperty("local.server.port", "8080");
		services.urls().forEach((name, url) -> LOGGER.info("Sample service {} at {}", name, url));
		services.targets().forEach((name, target) -> LOGGER.info("Sample service {} at {}, gRPC", name, target));
		LOGGER.info("Open {}/graphiql", gateway);
		LOGGER.info("Or paste: curl -s {}/graphql -H 'Content-Type: application/json' -d '{}'", gateway,
				"{\"query\": \"{ product(id: 1001) { name price { amount currency }"
						+ " reviews(first: 2) { stars author { name } } } }\"}");
	}

}
