package io.sluice.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.sluice.SluiceApplication;
import io.sluice.config.Home;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway that runs on a folder, on a port of its own. */
final class Gateway implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final URI url;

	private Gateway(ConfigurableApplicationContext context) {
		this.context = context;
		this.url = URI.create("http://127.0.0.1:"
				+ Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
	}

	/**
	 * A gateway that has nothing to run on yet.
	 * @param folder an empty folder
	 * @return what to fill it with
	 */
	static Setup in(Path folder) {
		return new Setup(new Home(folder).with("application.properties", ""), folder);
	}

	/**
	 * What Spring made.
	 * @param <T> the type
	 * @param type the type of a bean
	 * @return the bean
	 */
	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * An address of the gateway.
	 * @param path begins with a slash
	 * @return the absolute URL
	 */
	URI url(String path) {
		return this.url.resolve(path);
	}

	/**
	 * What operators see.
	 * @param path begins with a slash
	 * @return the response at the port of operators
	 */
	HttpResponse<String> operators(String path) {
		return send(HttpRequest.newBuilder(operatorsUrl(path)).timeout(Duration.ofSeconds(20)).build());
	}

	/**
	 * An address at the port of operators.
	 * @param path begins with a slash
	 * @return the absolute URL
	 */
	URI operatorsUrl(String path) {
		String port = Objects.requireNonNull(this.context.getEnvironment().getProperty("local.management.port"));
		return URI.create("http://127.0.0.1:" + port + path);
	}

	/**
	 * Reads a metric.
	 * @param series its name with labels, as Prometheus is told
	 * @return its value; 0 if there is none
	 */
	double metric(String series) {
		return operators("/actuator/prometheus").body()
			.lines()
			.filter((line) -> line.startsWith(series + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(series.length() + 1)))
			.sum();
	}

	/**
	 * Sends a query without variables.
	 * @param query the document
	 * @return the answer
	 */
	JsonNode ask(String query) {
		return ask(Map.of("query", query), List.of());
	}

	/**
	 * Sends an operation.
	 * @param request the members of the request: {@code query}, {@code variables} ...
	 * @param headers names and values in turn
	 * @return the answer
	 */
	JsonNode ask(Map<String, ?> request, List<String> headers) {
		return Json.read(post(Json.write(request), headers).body());
	}

	/**
	 * Sends a body to the endpoint.
	 * @param body the body
	 * @param headers names and values in turn; JSON is sent if none of them is the
	 * content type
	 * @return the response
	 */
	HttpResponse<String> post(String body, List<String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(url("/graphql"))
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (headers.stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
			request.header("Content-Type", "application/json");
		}
		if (!headers.isEmpty()) {
			request.headers(headers.toArray(String[]::new));
		}
		return send(request.build());
	}

	/**
	 * Sends a request.
	 * @param request any request
	 * @return the response
	 */
	HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
		this.context.close();
	}

	/** The folder of a gateway, before it starts. */
	static final class Setup {

		private final List<String> arguments = new ArrayList<>();

		private final List<Class<?>> configurations = new ArrayList<>();

		private final Home home;

		private Setup(Home home, Path folder) {
			this.home = home;
			this.arguments.addAll(List.of("--sluice.home=" + folder, "--server.port=0", "--server.address=127.0.0.1",
					"--management.server.port=0", "--spring.main.banner-mode=off",
					"--spring.reactor.netty.shutdown-quiet-period=0s"));
		}

		/**
		 * Writes the schema.
		 * @param sdl the only file of it
		 * @return this setup
		 */
		Setup schema(String sdl) {
			return file("schema/schema.graphqls", sdl);
		}

		/**
		 * Writes a file.
		 * @param name its name below the home
		 * @param text its content
		 * @return this setup
		 */
		Setup file(String name, String text) {
			this.home.with(name, text);
			return this;
		}

		/**
		 * Declares REST services, nothing about which is special.
		 * @param urls the base URLs by name
		 * @return this setup
		 */
		Setup services(Map<String, String> urls) {
			StringBuilder yaml = new StringBuilder("sluice:\n  services:\n");
			urls.forEach((name, url) -> yaml.append("    %s: {rest: {base-url: \"%s\"}}%n".formatted(name, url)));
			return file("gateway-config/services.yaml", yaml.toString());
		}

		/**
		 * Adds a command line argument.
		 * @param name its name
		 * @param value its value
		 * @return this setup
		 */
		Setup argument(String name, String value) {
			this.arguments.add("--" + name + "=" + value);
			return this;
		}

		/**
		 * Adds beans, as those would who build on the gateway.
		 * @param configuration a configuration class
		 * @return this setup
		 */
		Setup with(Class<?> configuration) {
			this.configurations.add(configuration);
			return this;
		}

		/**
		 * Starts the gateway as {@code main} does.
		 * @return the gateway, ready
		 */
		Gateway start() {
			return new Gateway(SpringApplication.from(SluiceApplication::main)
				.with(this.configurations.toArray(Class[]::new))
				.run(this.arguments.toArray(String[]::new))
				.getApplicationContext());
		}

	}

}
