package io.sluice.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntries;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * A headless Chromium with a profile of its own that remembers what it was asked to do.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final List<String> ARGUMENTS = List.of("--headless", "--no-sandbox", "--disable-gpu",
			"--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--window-size=1440,900");

	private final ChromeDriver driver;

	private final Path profile;

	private Browser(ChromeDriver driver, Path profile) {
		this.driver = driver;
		this.profile = profile;
	}

	/**
	 * Whether the machine has what a browser needs.
	 * @return true if Chromium and its driver are there
	 */
	static boolean isInstalled() {
		return program("chromium").isPresent() && program("chromedriver").isPresent();
	}

	/**
	 * Starts Chromium.
	 * @return the running browser
	 * @throws IOException if its profile cannot be made
	 */
	static Browser start() throws IOException {
		Path profile = Files.createTempDirectory("sluice-browser");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(program("chromium").orElseThrow().toFile());
		options.addArguments(ARGUMENTS);
		options.addArguments("--user-data-dir=" + profile);
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		options.setCapability("goog:loggingPrefs", logs);
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
			.usingAnyFreePort()
			.build();
		return new Browser(new ChromeDriver(service, options), profile);
	}

	void open(String address) {
		this.driver.get(address);
	}

	String title() {
		return Objects.requireNonNull(this.driver.getTitle());
	}

	String address() {
		return Objects.requireNonNull(this.driver.getCurrentUrl());
	}

	/** The texts of all elements, once there is one. */
	List<String> texts(String selector) {
		waitFor(selector);
		return this.driver.findElements(By.cssSelector(selector)).stream().map((element) -> element.getText()).toList();
	}

	void click(String selector) {
		waitFor(selector);
		this.driver.findElement(By.cssSelector(selector)).click();
	}

	/** What a script returns, once that is not null, false or an empty text. */
	String await(String script) {
		return new WebDriverWait(this.driver, PATIENCE).until((same) -> {
			Object value = this.driver.executeScript(script);
			return (value == null || value.equals(false) || value.equals("")) ? null : value.toString();
		});
	}

	/** What a script hands to its callback, which is its last argument. */
	String ask(String script) {
		return String.valueOf(this.driver.executeAsyncScript(script));
	}

	/** What the console says since it was asked last. */
	List<String> console() {
		return log(LogType.BROWSER).map(LogEntry::getMessage).toList();
	}

	/**
	 * The addresses that were asked for since it was asked last; not those without a
	 * host.
	 */
	List<String> requests() {
		return log(LogType.PERFORMANCE).map((entry) -> JsonMapper.shared().readTree(entry.getMessage()).at("/message"))
			.filter((event) -> event.at("/method").asString().equals("Network.requestWillBeSent")
					|| event.at("/method").asString().equals("Network.webSocketCreated"))
			.map((event) -> event
				.at(event.at("/params/request/url").isMissingNode() ? "/params/url" : "/params/request/url"))
			.map(JsonNode::asString)
			.filter((address) -> address.matches("(https?|wss?):.*"))
			.toList();
	}

	/** What it shows, as a picture. */
	File screenshot() {
		return this.driver.getScreenshotAs(OutputType.FILE);
	}

	@Override
	public void close() throws IOException {
		this.driver.quit();
		FileSystemUtils.deleteRecursively(this.profile);
	}

	private void waitFor(String selector) {
		new WebDriverWait(this.driver, PATIENCE)
			.until((same) -> !this.driver.findElements(By.cssSelector(selector)).isEmpty());
	}

	private Stream<LogEntry> log(String type) {
		LogEntries entries = this.driver.manage().logs().get(type);
		return StreamSupport.stream(entries.spliterator(), false);
	}

	private static Optional<Path> program(String name) {
		return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
