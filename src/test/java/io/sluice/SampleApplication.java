package io.sluice;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sluice.sample.PortTakenException;
import io.sluice.sample.SampleCaller;
import io.sluice.sample.SampleIssuer;
import io.sluice.sample.SampleMenu;
import io.sluice.sample.SamplePorts;
import io.sluice.sample.SampleRedis;
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
 * Starts the sample services, their issuer, Redis and then the gateway on the folders of
 * this repository. {@code mvn spring-boot:test-run} runs it.
 */
public final class SampleApplication {

	private static final Logger LOGGER = LoggerFactory.getLogger(SampleApplication.class);

	private static final Map<SampleCaller, String> QUERIES = Map.of(SampleCaller.VISITOR,
			"{ product(id: 1001) { name price { amount } reviews(first: 2) { stars author { name } } } }",
			SampleCaller.CUSTOMER, "{ me { name email orders(first: 2) { id status total { amount } } } }",
			SampleCaller.PARTNER, "{ product(id: 1001) { name supplier } }", SampleCaller.ANALYST,
			"{ product(id: 1001) { name supplier costPrice { amount currency } } }");

	private SampleApplication() {
	}

	/**
	 * Starts everything; with {@code services}, all but the gateway and Redis.
	 * @param args Spring Boot's command line arguments;
	 * {@code --sluice.sample.catalog=PORT} and the like move a sample service to another
	 * port
	 */
	public static void main(String[] args) {
		SampleServices services;
		SampleIssuer issuer;
		Optional<SampleRedis> redis;
		boolean isAlone = List.of(args).contains("services");
		try {
			SamplePorts ports = ports(args);
			issuer = SampleIssuer.start(ports.issuer());
			services = SampleServices.start(ports, InstantSource.system());
			redis = isAlone ? Optional.empty() : SampleRedis.start(ports.redis());
		}
		catch (PortTakenException ex) {
			LOGGER.error(ex.getMessage());
			System.exit(1);
			return;
		}
		if (isAlone) {
			callers(issuer, "http://localhost:8080");
			return;
		}
		List<String> arguments = new ArrayList<>();
		arguments.add("--logging.config=classpath:logback-sample.xml");
		arguments.addAll(services.arguments());
		arguments.addAll(issuer.arguments());
		arguments.addAll(SampleMenu.arguments(issuer));
		redis.ifPresent((server) -> arguments.addAll(server.arguments()));
		arguments.addAll(List.of(args));
		ConfigurableApplicationContext gateway = SpringApplication.from(SluiceApplication::main)
			.with(SampleMenu.class)
			.run(arguments.toArray(String[]::new))
			.getApplicationContext();
		welcome(services, issuer, redis, gateway.getEnvironment());
	}

	private static SamplePorts ports(String[] args) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
		return Binder.get(environment).bindOrCreate("sluice.sample", SamplePorts.class);
	}

	private static void welcome(SampleServices services, SampleIssuer issuer, Optional<SampleRedis> redis,
			Environment environment) {
		String gateway = "http://localhost:" + environment.getProperty("local.server.port", "8080");
		services.urls().forEach((name, url) -> LOGGER.info("Sample service {} at {}", name, url));
		services.targets().forEach((name, target) -> LOGGER.info("Sample service {} at {}, gRPC", name, target));
		LOGGER.info("Sample issuer at {}", issuer.url());
		redis.ifPresentOrElse((server) -> LOGGER.info("Sample Redis at 127.0.0.1:{}", server.port()),
				() -> LOGGER.warn("No Redis runs here: the gateway does without"));
		callers(issuer, gateway);
	}

	private static void callers(SampleIssuer issuer, String gateway) {
		LOGGER.info("Open {}/graphiql, or paste one of these:", gateway);
		for (SampleCaller caller : SampleCaller.values()) {
			LOGGER.info("{}: curl {} {}/graphql -H 'Content-Type: application/json'{} -d '{\"query\": \"{}\"}'",
					caller.title(), options(caller), gateway, header(issuer, caller), QUERIES.get(caller));
		}
	}

	/** The headers tell a partner what is left of its budget, which is a small one. */
	private static String options(SampleCaller caller) {
		return (caller == SampleCaller.PARTNER) ? "-si" : "-s";
	}

	private static String header(SampleIssuer issuer, SampleCaller caller) {
		return (caller == SampleCaller.VISITOR) ? ""
				: " -H 'Authorization: Bearer " + issuer.token(caller.subject(), caller.scope()) + "'";
	}

}
