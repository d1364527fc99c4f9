package io.sluice.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The README, taken apart.
 *
 * @param sections what stands below each heading, up to the next one
 */
record Readme(List<Section> sections) {

	private static final Path FILE = Path.of("README.md");

	private static final Pattern HEADING = Pattern.compile("(#+) (.+)");

	/** Reads the README of this repository. */
	static Readme read() {
		try {
			return of(Files.readAllLines(FILE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Readme of(List<String> lines) {
		List<Section> sections = new ArrayList<>();
		Section current = new Section(0, "", new ArrayList<>());
		boolean code = false;
		for (String line : lines) {
			code ^= line.startsWith("```");
			Matcher heading = HEADING.matcher(line);
			if (!code && heading.matches()) {
				sections.add(current);
				current = new Section(heading.group(1).length(), heading.group(2).replace("`", ""), new ArrayList<>());
			}
			else {
				current.lines.add(line);
			}
		}
		sections.add(current);
		return new Readme(sections);
	}

	/** The one section with a heading. */
	Section section(String title) {
		List<Section> found = this.sections.stream().filter((section) -> section.title.equals(title)).toList();
		if (found.size() != 1) {
			throw new AssertionError("README.md has " + found.size() + " sections \"" + title + "\", not one.");
		}
		return found.getFirst();
	}

	/** The sections one level below a heading. */
	List<Section> below(String title) {
		Section parent = section(title);
		List<Section> below = new ArrayList<>();
		for (Section section : this.sections.subList(this.sections.indexOf(parent) + 1, this.sections.size())) {
			if (section.level <= parent.level) {
				break;
			}
			if (section.level == parent.level + 1) {
				below.add(section);
			}
		}
		return below;
	}

	/**
	 * What stands below a heading.
	 *
	 * @param level how many number signs it has
	 * @param title its text, without backticks
	 * @param lines what follows
	 */
	record Section(int level, String title, List<String> lines) {

		private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

		private static final Pattern CODE = Pattern.compile("`([^`]+)`");

		/** The text of the section. */
		String text() {
			return String.join("\n", this.lines);
		}

		/** All that is set as code in the text of the section. */
		List<String> code() {
			return CODE.matcher(text()).results().map((match) -> match.group(1)).toList();
		}

		/** The rows of its tables, without their heads; cells without backticks. */
		List<List<String>> rows() {
			List<List<String>> rows = new ArrayList<>();
			boolean inTable = false;
			for (String line : this.lines) {
				boolean ruler = line.startsWith("| ---");
				if (inTable && line.startsWith("|") && !ruler) {
					rows.add(CELL.splitAsStream(line.substring(1))
						.map((cell) -> cell.strip().replace("`", "").replace("\\|", "|"))
						.toList());
				}
				inTable = ruler || (inTable && line.startsWith("|"));
			}
			return rows;
		}

		/** Its fenced blocks. */
		List<Block> blocks() {
			List<Block> blocks = new ArrayList<>();
			String label = "";
			List<String> open = null;
			for (String line : this.lines) {
				if (open == null && line.startsWith("```")) {
					open = new ArrayList<>();
				}
				else if (line.startsWith("```") && open != null) {
					blocks.add(new Block(label, String.join("\n", open) + "\n"));
					open = null;
					label = "";
				}
				else if (open != null) {
					open.add(line);
				}
				else if (!line.isBlank()) {
					label = line.matches("\\*\\*[^*]+\\*\\*") ? line.replaceAll("[*`]", "") : "";
				}
			}
			return blocks;
		}

		/** The text of the one block with a label. */
		String block(String label) {
			List<Block> found = blocks().stream().filter((block) -> block.label.equals(label)).toList();
			if (found.size() != 1) {
				throw new AssertionError("\"" + this.title + "\" in README.md has " + found.size()
						+ " blocks behind a line **" + label + "**, not one.");
			}
			return found.getFirst().text;
		}

		boolean has(String label) {
			return blocks().stream().anyMatch((block) -> block.label.equals(label));
		}

		@Override
		public String toString() {
			return this.title;
		}

	}

	/**
	 * A fenced block.
	 *
	 * @param label the bold line before it, empty if there is none
	 * @param text what is in it
	 */
	record Block(String label, String text) {

	}

}
