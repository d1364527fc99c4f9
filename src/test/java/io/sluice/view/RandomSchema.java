package io.sluice.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Valid schemas of all kinds of types that refer to one another, some of them guarded.
 */
final class RandomSchema {

	private static final int EACH = 6;

	private final Random random;

	private RandomSchema(Random random) {
		this.random = random;
	}

	static String of(Random random) {
		return new RandomSchema(random).sdl();
	}

	private String sdl() {
		List<String> interfaces = names("I");
		StringBuilder sdl = new StringBuilder("type Query { %s }%n".formatted(fields("query", true)));
		if (this.random.nextBoolean()) {
			sdl.append("type Mutation { %s }%n".formatted(fields("change", true)));
		}
		List<String> declared = new ArrayList<>();
		for (String name : interfaces) {
			declared.add(fields(name.toLowerCase(Locale.ROOT), false).replaceAll(" @\\w+(\\(scopes.*?]]\\))?", ""));
			sdl.append("interface %s%s { %s }%n".formatted(name, guard(), guarded(declared.getLast())));
		}
		for (String name : names("O")) {
			List<Integer> implemented = IntStream.range(0, EACH)
				.filter((_) -> this.random.nextInt(4) == 0)
				.boxed()
				.toList();
			String inherited = implemented.stream()
				.map((i) -> guarded(declared.get(i)))
				.collect(Collectors.joining(" "));
			String own = fields("own", false);
			sdl.append("type %s%s%s { %s %s }%n".formatted(name, implemented.isEmpty() ? ""
					: implemented.stream().map(interfaces::get).collect(Collectors.joining(" & ", " implements ", "")),
					guard(), inherited, own));
		}
		for (String name : names("U")) {
			sdl.append("union %s = %s%n".formatted(name,
					IntStream.range(0, EACH)
						.filter((i) -> i == 0 || this.random.nextInt(3) == 0)
						.mapToObj((i) -> "O" + i)
						.collect(Collectors.joining(" | "))));
		}
		names("E").forEach((name) -> sdl.append("enum %s%s { A B }%n".formatted(name, guard())));
		for (String name : names("N")) {
			sdl.append("input %s { %s }%n".formatted(name, inputs()));
		}
		return sdl.toString();
	}

	private static List<String> names(String prefix) {
		return IntStream.range(0, EACH).mapToObj((i) -> prefix + i).toList();
	}

	private String guard() {
		return switch (this.random.nextInt(8)) {
			case 0 -> " @authenticated";
			case 1 -> " @requiresScopes(scopes: [[\"a\"]])";
			case 2 -> " @requiresScopes(scopes: [[\"a\", \"b\"], [\"c\"]])";
			default -> "";
		};
	}

	/** One field per line, so that guards can be put behind each. */
	private String guarded(String fields) {
		return fields.lines().map((field) -> field + guard()).collect(Collectors.joining("\n"));
	}

	private String fields(String prefix, boolean bound) {
		return IntStream.rangeClosed(0, this.random.nextInt(4))
			.mapToObj((i) -> "%s%d%s: %s%s%s".formatted(prefix, i, arguments(), output(), guard(),
					bound ? " @value(of: {})" : ""))
			.collect(Collectors.joining("\n"));
	}

	private String arguments() {
		return this.random.nextBoolean() ? "" : "(" + inputs() + ")";
	}

	private String inputs() {
		return IntStream.rangeClosed(0, this.random.nextInt(3))
			.mapToObj((i) -> "in%d: %s".formatted(i, input()))
			.collect(Collectors.joining(" "));
	}

	private String input() {
		int which = this.random.nextInt(EACH);
		return switch (this.random.nextInt(9)) {
			case 0 -> "E%d = A".formatted(which);
			case 1 -> "E%d! = B".formatted(which);
			case 2 -> "E%d!".formatted(which);
			case 3 -> "[E%d!]".formatted(which);
			case 4 -> "N%d".formatted(which);
			case 5 -> "[N%d!]".formatted(which);
			case 6 -> "Int = 3";
			default -> "Int";
		};
	}

	private String output() {
		int which = this.random.nextInt(EACH);
		return switch (this.random.nextInt(7)) {
			case 0 -> "I%d".formatted(which);
			case 1 -> "[O%d!]!".formatted(which);
			case 2 -> "O%d".formatted(which);
			case 3 -> "U%d".formatted(which);
			case 4 -> "[E%d]".formatted(which);
			case 5 -> "Int!";
			default -> "Int";
		};
	}

}
