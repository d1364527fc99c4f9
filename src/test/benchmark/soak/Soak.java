import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.sluice.gateway.IllService;
import io.sluice.gateway.IllService.Symptom;

/**
 * Starts a gateway over services that do all that services should not, asks it for a while, and tells whether connections, threads or memory have grown. Started as it
 * is, by the source launcher, with the seconds that it is to last.
 */
void main(String[] arguments) throws Exception {
	long seconds = (arguments.length > 0) ? Long.parseLong(arguments[0]) : 600;
	boolean healthy;
	List<Symptom> all = List.of(Symptom.RESET, Symptom.RESET_IN_THE_BODY, Symptom.EMPTY, Symptom.GARBAGE, Symptom.NO_JSON, Symptom.DRIBBLE, Symptom.LARGE,
			Symptom.LARGE_IN_CHUNKS, Symptom.SILENCE, Symptom.STORM, Symptom.OVERLOAD, Symptom.FLAPPING);
	Symptom often = (one) -> ((ThreadLocalRandom.current().nextInt(3) == 0) ? any(all) : Symptom.NONE).show(one);
	try (IllService well = new IllService(); IllService ill = new IllService().has(often); IllService worse = new IllService().has((one) -> any(all).show(one))) {
		ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-jar", "target/sluice.jar",
				"--sluice.home=src/test/benchmark/soak", "--server.address=127.0.0.1", "--server.port=18095", "--management.server.port=18096", "--logging.level.root=warn");
		command.environment().putAll(Map.of("WELL", port(well), "ILL", port(ill), "WORSE", port(worse)));
		Process gateway = command.redirectErrorStream(true).redirectOutput(Path.of("target/soak.log").toFile()).start();
		try {
			healthy = soak(gateway.pid(), seconds);
		}
		finally {
			gateway.destroy();
			gateway.waitFor(20, TimeUnit.SECONDS);
		}
	}
	System.exit(healthy ? 0 : 1);
}

static final URI ENDPOINT = URI.create("http://127.0.0.1:18095/graphql");

static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

static final Map<String, LongAdder> codes = new ConcurrentHashMap<>();

static volatile boolean over;

static boolean soak(long pid, long seconds) throws Exception {
	await();
	drive(Math.min(20, seconds)); // what is made once is made
	Figures before = Figures.of(pid);
	System.out.println("before  " + before);
	codes.clear();
	drive(seconds);
	Figures after = Figures.of(pid);
	System.out.println("after   " + after);
	System.out.println("answers " + new TreeMap<>(codes));
	boolean stays = after.sockets() <= before.sockets() + 8 && after.threads() <= before.threads() + 8 && after.heap() <= before.heap() * 1.3 + 8_000;
	boolean documented = !codes.containsKey("status 500") && !codes.containsKey("INTERNAL_SERVER_ERROR") && !codes.containsKey("nothing");
	System.out.println(stays && documented ? "nothing has grown" : "something is wrong");
	return stays && documented;
}

static void await() throws Exception {
	try (HttpClient client = HttpClient.newHttpClient()) {
		for (int attempt = 0; attempt < 300; attempt++) {
			try {
				client.send(request(1), HttpResponse.BodyHandlers.ofString());
				return;
			}
			catch (IOException ex) {
				TimeUnit.MILLISECONDS.sleep(200);
			}
		}
	}
	throw new IllegalStateException("no gateway, see target/soak.log");
}

static void drive(long seconds) throws Exception {
	over = false;
	try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor(); HttpClient http = HttpClient.newHttpClient()) {
		for (int client = 0; client < 32; client++) {
			clients.submit(() -> ask(http));
		}
		TimeUnit.SECONDS.sleep(seconds);
		over = true;
	}
	TimeUnit.SECONDS.sleep(6); // calls end, and what is idle is closed
}

static void ask(HttpClient http) {
	while (!over) {
		int id = ThreadLocalRandom.current().nextInt(1_000_000);
		CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request(id), HttpResponse.BodyHandlers.ofString());
		if (id % 50 == 0) { // some go away
			answer.orTimeout(20, TimeUnit.MILLISECONDS);
		}
		try {
			count(answer.join());
		}
		catch (RuntimeException ex) {
			answer.cancel(true);
			codes.computeIfAbsent((id % 50 == 0) ? "gone away" : "nothing", (_) -> new LongAdder()).increment();
		}
	}
}

static void count(HttpResponse<String> response) {
	Matcher matcher = CODE.matcher(response.body());
	boolean found = false;
	while (matcher.find()) {
		codes.computeIfAbsent(matcher.group(1), (_) -> new LongAdder()).increment();
		found = true;
	}
	codes.computeIfAbsent((response.statusCode() == 200) ? (found ? "partial" : "whole") : "status " + response.statusCode(), (_) -> new LongAdder()).increment();
}

static String query(int kind) {
	return switch (kind) {
		case 0, 1, 2, 3 -> "query ($id: Int) { well(id: $id) greet }";
		case 4, 5, 6 -> "query ($id: Int) { well(id: $id) ill(id: $id) }";
		case 7 -> "query ($id: Int) { worse(id: $id) well(id: 1) }";
		case 8 -> "query ($id: Int) { gone ill(id: $id) }";
		default -> "mutation ($id: Int) { ill(id: $id) }";
	};
}

static HttpRequest request(int id) {
	String body = "{\"query\": \"" + query(id % 10) + "\", \"variables\": {\"id\": " + id + "}}";
	HttpRequest.Builder request = HttpRequest.newBuilder(ENDPOINT).timeout(Duration.ofSeconds(10)).header("Content-Type", "application/json")
		.POST(HttpRequest.BodyPublishers.ofString(body));
	return ((id & 3) == 0 ? request.header("X-Request-Timeout", "300ms") : request).build();
}

static Symptom any(List<Symptom> all) {
	return all.get(ThreadLocalRandom.current().nextInt(all.size()));
}

static String port(IllService service) {
	return String.valueOf(URI.create(service.url()).getPort());
}

/** What a process has, its heap after a collection, in KB. */
record Figures(long sockets, long threads, long heap) {

	static Figures of(long pid) throws Exception {
		run("GC.run", pid);
		Matcher used = Pattern.compile("used (\\d+)K").matcher(run("GC.heap_info", pid));
		try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd")); Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
			return new Figures(files.filter(Figures::isSocket).count(), threads.count(), used.find() ? Long.parseLong(used.group(1)) : 0);
		}
	}

	private static boolean isSocket(Path file) {
		try {
			return Files.readSymbolicLink(file).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String run(String command, long pid) throws Exception {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		return new String(new ProcessBuilder(jcmd, String.valueOf(pid), command).start().getInputStream().readAllBytes());
	}

}
