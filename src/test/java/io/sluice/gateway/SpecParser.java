package io.sluice.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a spec of Markdown. What is not understood is an error: nothing is left out
 * silently.
 */
final class SpecParser {

	private static final Pattern ASKED = Pattern
		.compile("(\\w+): (GET|POST|PUT|PATCH|DELETE) (\\S+)(?: \\((twice|\\d+ times)\\))?");

	private static final Pattern METHOD = Pattern.compile("([\\w.]+/\\w+)(?: \\((twice|\\d+ times)\\))?");

	private static final Pattern ANSWERED = Pattern.compile("-> (.+?)(?: after (\\d+) ms)?");

	private static final Pattern OPERATION = Pattern.compile("Operation: `(\\w+)`");

	private final Markdown markdown;

	private SpecParser(Markdown markdown) {
		this.markdown = markdown;
	}

	/**
	 * Reads a spec.
	 * @param text Markdown
	 * @return the spec
	 */
	static Spec parse(String text) {
		return new SpecParser(Markdown.of(text)).spec();
	}

	private Spec spec() {
		Markdown.Section start = this.markdown.sections().getFirst();
		String schema = start.blocks("graphql").stream().map(Markdown.Block::text).collect(Collectors.joining("\n\n"));
		Map<String, String> config = new LinkedHashMap<>();
		for (Markdown.Block block : start.blocks("yaml")) {
			config.put(block.label().replaceFirst(".*`(\\w+\\.yaml)`:?$", "$1"), block.text());
		}
		Map<String, String> protos = new LinkedHashMap<>();
		for (Markdown.Block block : start.blocks("proto")) {
			protos.put(block.label().replaceFirst(".*`([\\w/]+\\.proto)`:?$", "$1"), block.text());
		}
		List<Spec.Case> cases = new ArrayList<>();
		for (Markdown.Section section : this.markdown.sections().subList(1, this.markdown.sections().size())) {
			if (!section.blocks().isEmpty()) {
				cases.add(example(section));
			}
		}
		check(!schema.isEmpty() && !cases.isEmpty(), "has no schema or no case", this.markdown.title());
		return new Spec(this.markdown.title(), schema, config, protos, cases);
	}

	private static Spec.Case example(Markdown.Section section) {
		List<Markdown.Block> queries = section.blocks("graphql");
		check(queries.size() == 1, "has not one query", section.title());
		Optional<String> variables = Optional.empty();
		Optional<String> answer = Optional.empty();
		List<String> headers = List.of();
		List<Spec.Call> calls = new ArrayList<>();
		List<Spec.GrpcCall> grpcCalls = new ArrayList<>();
		for (Markdown.Block block : section.blocks()) {
			switch (block.language() + " " + block.label()) {
				case "json Variables:" -> variables = Optional.of(block.text());
				case "json Answer:" -> answer = Optional.of(block.text());
				case "http Headers:" -> headers = headers(block.text().lines().toList());
				default -> {
					switch (block.language()) {
						case "http" -> calls.add(call(block.text()));
						case "grpc" -> grpcCalls.add(grpcCall(block.text()));
						case "graphql" -> {
						}
						default -> throw new IllegalArgumentException("what is the block behind: " + block.label());
					}
				}
			}
		}
		check(answer.isPresent(), "has no answer", section.title());
		Optional<String> operation = section.prose()
			.stream()
			.map(OPERATION::matcher)
			.filter(Matcher::find)
			.map((found) -> found.group(1))
			.findFirst();
		return new Spec.Case(section.title(), queries.getFirst().text(), operation, variables, headers, calls,
				grpcCalls, answer.get());
	}

	private static Spec.GrpcCall grpcCall(String text) {
		List<String> lines = text.lines().toList();
		Matcher asked = METHOD.matcher(lines.getFirst());
		check(asked.matches(), "is no gRPC call", lines.getFirst());
		int arrow = lines.indexOf(lines.stream().filter((line) -> line.startsWith("-> ")).findFirst().orElse(""));
		check(arrow > 0, "has no reply", lines.getFirst());
		Message sent = Message.of(lines.subList(1, arrow));
		String received = String.join("\n", lines.subList(arrow + 1, lines.size())).strip();
		return new Spec.GrpcCall(asked.group(1), times(asked.group(2)), sent.headers(), sent.body(),
				lines.get(arrow).substring(3), received.isEmpty() ? List.of() : List.of(received.split("\n\n")));
	}

	private static Spec.Call call(String text) {
		List<String> lines = text.lines().toList();
		Matcher asked = ASKED.matcher(lines.getFirst());
		check(asked.matches(), "is no call", lines.getFirst());
		int arrow = 0;
		while (arrow < lines.size() && !lines.get(arrow).startsWith("-> ")) {
			arrow++;
		}
		check(arrow < lines.size(), "has no reply", lines.getFirst());
		Message sent = Message.of(lines.subList(1, arrow));
		return new Spec.Call(asked.group(1), asked.group(2), asked.group(3), times(asked.group(4)), sent.headers(),
				Optional.of(sent.body()).filter((body) -> !body.isEmpty()), reply(lines.subList(arrow, lines.size())));
	}

	private static int times(String words) {
		return (words == null) ? 1 : words.equals("twice") ? 2 : Integer.parseInt(words.replace(" times", ""));
	}

	private static Spec.Reply reply(List<String> lines) {
		Matcher answered = ANSWERED.matcher(lines.getFirst());
		check(answered.matches(), "is no reply", lines.getFirst());
		Message message = Message.of(lines.subList(1, lines.size()));
		int delay = Optional.ofNullable(answered.group(2)).map(Integer::valueOf).orElse(0);
		return new Spec.Reply(answered.group(1), delay, message.headers(), message.body());
	}

	private static List<String> headers(List<String> lines) {
		return lines.stream().flatMap((line) -> {
			String[] parts = line.split(": ", 2);
			check(parts.length == 2, "is no header", line);
			return Arrays.stream(parts);
		}).toList();
	}

	private static void check(boolean right, String complaint, String subject) {
		if (!right) {
			throw new IllegalArgumentException("\"" + subject + "\" " + complaint);
		}
	}

	/**
	 * Headers, an empty line, a body; each of them may be missing.
	 *
	 * @param headers names and values in turn
	 * @param body the body
	 */
	private record Message(List<String> headers, String body) {

		static Message of(List<String> lines) {
			int blank = lines.contains("") ? lines.indexOf("") : lines.size();
			String body = String.join("\n", lines.subList(Math.min(blank + 1, lines.size()), lines.size())).strip();
			return new Message(SpecParser.headers(lines.subList(0, blank)), body);
		}

	}

}
