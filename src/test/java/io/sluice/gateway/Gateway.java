package io.sluice.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.sluice.SluiceApplication;
import io.sluice.cache.RedisCluster;
import io.sluice.cache.RedisProcess;
import io.sluice.config.Home;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway that runs on a folder, on a port of its own. */
final class Gateway implements Reachable {

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
	 * Whether Spring has made something.
	 * @param type the type of a bean
	 * @return whether there is any
	 */
	boolean has(Class<?> type) {
		return this.context.getBeanNamesForType(type).length > 0;
	}

	@Override
	public HttpClient client() {
		return this.client;
	}

	@Override
	public URI url(String path) {
		return this.url.resolve(path);
	}

	@Override
	public URI operatorsUrl(String path) {
		String port = Objects.requireNonNull(this.context.getEnvironment().getProperty("local.management.port"));
		return URI.create("http://127.0.0.1:" + port + path);
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

		private final Path folder;

		private Setup(Home home, Path folder) {
			this.home = home;
			this.folder = folder;
			this.arguments.addAll(List.of("--sluice.home=" + folder, "--server.address=127.0.0.1",
					"--spring.main.banner-mode=off", "--spring.reactor.netty.shutdown-quiet-period=0s"));
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
		 * Shares what is kept and counted with the others on the same Redis.
		 * @param redis a server
		 * @return this setup
		 */
		Setup sharing(RedisProcess redis) {
			return argument("spring.data.redis.host", "127.0.0.1").argument("spring.data.redis.port",
					String.valueOf(redis.port()));
		}

		/**
		 * Shares what is kept and counted with the others on the same cluster.
		 * @param redis a cluster, which is told by one of its nodes
		 * @return this setup
		 */
		Setup sharing(RedisCluster redis) {
			return argument("spring.data.redis.cluster.nodes", "127.0.0.1:" + redis.nodes().getFirst().port());
		}

		/**
		 * Starts a gateway as {@code main} does.
		 * @return the gateway, ready; another one each time
		 */
		Gateway start() {
			return new Gateway(SpringApplication.from(SluiceApplication::main)
				.with(this.configurations.toArray(Class[]::new))
				.run(Stream
					.concat(Stream.of("server.port", "management.server.port").flatMap(this::anywhere),
							this.arguments.stream())
					.toArray(String[]::new))
				.getApplicationContext());
		}

		/** Any port, if nobody has said where. */
		private Stream<String> anywhere(String port) {
			return this.arguments.stream().anyMatch((argument) -> argument.startsWith("--" + port + "="))
					? Stream.empty() : Stream.of("--" + port + "=0");
		}

		/**
		 * Starts a gateway in a process of its own; without added beans.
		 * @return the gateway, which may not be ready yet; another one each time
		 */
		GatewayProcess startProcess() {
			return GatewayProcess.started(this.folder, this.arguments);
		}

	}

}
