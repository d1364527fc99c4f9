package io.sluice.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sluice.compile.Problem;
import io.sluice.compile.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import org.springframework.boot.SpringApplication;

/** The command line of the jar, for everything but serving. */
public final class Commands {

	private static final Set<String> QUESTIONS = Set.of("--help", "--version");

	/** Properties of Spring Boot have a dot in their name; options have none. */
	private static final Pattern PROPERTY = Pattern.compile("--[^=.]+\\.[^=]+(=.*)?", Pattern.DOTALL);

	private final Map<String, Command> commands = Stream.<Command>of(new CheckCommand(), new SchemaCommand())
		.collect(Collectors.toUnmodifiableMap((command) -> command.spec().name(), Function.identity()));

	private final Function<Class<?>, SpringApplication> applications;

	private final PrintWriter out;

	private final PrintWriter err;

	Commands(Function<Class<?>, SpringApplication> applications, PrintWriter out, PrintWriter err) {
		this.applications = applications;
		this.out = out;
		this.err = err;
	}

	/**
	 * Whether somebody wants something else than to serve.
	 * @param args the command line
	 * @return {@code false} if there are but properties of Spring Boot
	 */
	public static boolean areMeant(String... args) {
		return Stream.of(args).anyMatch((arg) -> !arg.startsWith("--") || QUESTIONS.contains(arg));
	}

	/**
	 * Does what is wanted. What it finds goes to the standard output as UTF-8, what kept
	 * it from finding anything to the standard error output.
	 * @param applications makes an application of Spring Boot that reads what people
	 * wrote, with a configuration of its own
	 * @param args the command line
	 * @return the exit status: 0 if all is well, 1 if what people wrote is not, 2 if the
	 * command line makes no sense
	 */
	public static int run(Function<Class<?>, SpringApplication> applications, String... args) {
		try (PrintWriter out = writer(FileDescriptor.out); PrintWriter err = writer(FileDescriptor.err)) {
			return new Commands(applications, out, err).run(args);
		}
	}

	private static PrintWriter writer(FileDescriptor stream) {
		return new PrintWriter(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
	}

	int run(String... args) {
		List<String> properties = Stream.of(args).filter((arg) -> PROPERTY.matcher(arg).matches()).toList();
		return line(properties)
			.execute(Stream.of(args).filter((arg) -> !properties.contains(arg)).toArray(String[]::new));
	}

	private CommandLine line(List<String> properties) {
		CommandSpec root = CommandSpec.create()
			.name("sluice")
			.mixinStandardHelpOptions(true)
			.version("sluice " + version());
		root.usageMessage()
			.synopsisHeading("Usage: java -jar sluice.jar [COMMAND] [OPTIONS] [--PROPERTY=VALUE...]%n")
			.customSynopsis("")
			.description("Without a command: serves schema/ and gateway-config/ below --sluice.home=DIR.")
			.footer("",
					"Properties are those of gateway-config/ and of Spring Boot, as --spring.profiles.active=production.");
		this.commands
			.forEach((name, command) -> root.addSubcommand(name, command.spec().mixinStandardHelpOptions(true)));
		return new CommandLine(root).setOut(this.out)
			.setErr(this.err)
			.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
			.setExecutionStrategy((parsed) -> execute(parsed, properties))
			.setParameterExceptionHandler((ex, _) -> misused(ex));
	}

	private int execute(ParseResult parsed, List<String> properties) {
		Integer helped = CommandLine.executeHelpRequest(parsed);
		if (helped != null) {
			return helped;
		}
		if (!parsed.hasSubcommand()) {
			throw new ParameterException(parsed.commandSpec().commandLine(), "There is no command.");
		}
		ParseResult told = parsed.subcommand();
		Stream<String> home = Stream.ofNullable(told.<String>matchedOptionValue(Options.HOME, null))
			.map((folder) -> "--sluice.home=" + folder);
		return execute(told, new Reading(this.applications, Stream.concat(home, properties.stream()).toList()));
	}

	private int execute(ParseResult told, Reading written) {
		try {
			return Objects.requireNonNull(this.commands.get(told.commandSpec().name())).run(written, told, this.out);
		}
		catch (ParameterException ex) {
			throw ex;
		}
		catch (RefusedException ex) {
			return failed(ex.problems().stream().map(Problem::toString));
		}
		catch (RuntimeException ex) {
			return failed(Stream.of(String.valueOf(ex.getMessage())));
		}
		finally {
			this.out.flush();
		}
	}

	private int misused(ParameterException ex) {
		this.err.println(ex.getMessage());
		if (!CommandLine.UnmatchedArgumentException.printSuggestions(ex, this.err)) {
			ex.getCommandLine().usage(this.err, Ansi.OFF);
		}
		this.err.flush();
		return ExitCode.USAGE;
	}

	/** Without a stack trace: what is wrong is nothing that would be mended in it. */
	private int failed(Stream<String> lines) {
		lines.forEach(this.err::println);
		this.err.flush();
		return ExitCode.SOFTWARE;
	}

	private static String version() {
		return Objects.requireNonNullElse(Commands.class.getPackage().getImplementationVersion(), "(not packaged)");
	}

}
