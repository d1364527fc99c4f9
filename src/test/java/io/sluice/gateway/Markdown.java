package io.sluice.gateway;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a Markdown text that specs are made of.
 *
 * @param title the first heading
 * @param sections what stands before the first second-level heading, then what stands
 * below each
 */
record Markdown(String title, List<Section> sections) {

	/**
	 * Reads a text.
	 * @param text Markdown
	 * @return its parts
	 */
	static Markdown of(String text) {
		String title = "";
		List<Section> sections = new ArrayList<>();
		sections.add(new Section("", new ArrayList<>(), new ArrayList<>()));
		List<String> fenced = null;
		String language = "";
		String label = "";
		for (String line : text.lines().toList()) {
			Section section = sections.getLast();
			if (fenced != null && line.equals("```")) {
				section.blocks().add(new Block(label, language, String.join("\n", fenced)));
				fenced = null;
				label = "";
			}
			else if (fenced != null) {
				fenced.add(line);
			}
			else if (line.startsWith("```")) {
				language = line.substring(3);
				fenced = new ArrayList<>();
			}
			else if (line.startsWith("## ")) {
				sections.add(new Section(line.substring(3), new ArrayList<>(), new ArrayList<>()));
			}
			else if (line.startsWith("# ")) {
				title = line.substring(2);
			}
			else if (!line.isBlank()) {
				section.prose().add(line);
				label = line;
			}
		}
		if (fenced != null) {
			throw new IllegalArgumentException("a block of " + title + " has no end");
		}
		return new Markdown(title, sections);
	}

	/**
	 * A part below a heading.
	 *
	 * @param title the heading
	 * @param prose lines of text
	 * @param blocks fenced blocks
	 */
	record Section(String title, List<String> prose, List<Block> blocks) {

		/** The blocks of one language. */
		List<Block> blocks(String language) {
			return this.blocks.stream().filter((block) -> block.language().equals(language)).toList();
		}

	}

	/**
	 * A fenced block.
	 *
	 * @param label the last line of text before it, if there is no other block between
	 * @param language what stands behind the fence
	 * @param text the lines
	 */
	record Block(String label, String language, String text) {

	}

}
