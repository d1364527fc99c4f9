package io.sluice.downstream.rest;

import java.util.ArrayList;
import java.util.List;

import io.sluice.blueprint.PlainText;
import io.sluice.blueprint.Template;

/**
 * Takes the template of a path to pieces: what is fixed is encoded here, once, and what
 * is not knows the segment that it must stay in.
 */
final class PathParts {

	private final List<Part> parts = new ArrayList<>();

	private final List<Part> segment = new ArrayList<>();

	private PathParts() {
	}

	/**
	 * The parts of a path.
	 * @param base what the path is below
	 * @param path the template, whose literals may be percent-encoded or not
	 * @return base and path
	 */
	static List<Part> of(String base, Template path) {
		PathParts all = new PathParts();
		all.parts.add(new Part.Fixed(base));
		for (Template part : Part.of(path)) {
			if (part instanceof Template.Constant(var value) && value != null) {
				all.literal(PlainText.of(value));
			}
			else {
				all.segment.add(new Part.Encoded(part, Refusal.PATH_SHAPE));
			}
		}
		all.endSegment();
		return all.parts;
	}

	private void literal(String text) {
		int start = 0;
		for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', start)) {
			this.segment.add(new Part.Fixed(encode(text.substring(start, slash))));
			endSegment();
			this.parts.add(new Part.Fixed("/"));
			start = slash + 1;
		}
		this.segment.add(new Part.Fixed(encode(text.substring(start))));
	}

	private void endSegment() {
		if (this.segment.stream().allMatch(Part.Fixed.class::isInstance)) {
			this.parts.addAll(this.segment);
		}
		else {
			this.parts.add(new Part.Segment(Part.compact(this.segment)));
		}
		this.segment.clear();
	}

	// RFC 3986, 6.2.2.2: encoded unreserved characters are decoded, or %2E could hide a
	// dot
	private static String encode(String literal) {
		StringBuilder out = new StringBuilder();
		int start = 0;
		for (int percent = literal.indexOf('%'); percent >= 0; percent = literal.indexOf('%', percent + 1)) {
			int octet = octet(literal, percent);
			if (octet >= 0) {
				out.append(Percent.PATH_LITERAL.encode(literal.substring(start, percent)));
				String decoded = (Percent.UNRESERVED.indexOf(octet) >= 0) ? Character.toString(octet)
						: literal.substring(percent, percent + 3);
				out.append(decoded);
				start = percent + 3;
			}
		}
		return out.append(Percent.PATH_LITERAL.encode(literal.substring(start))).toString();
	}

	private static int octet(String literal, int percent) {
		if (percent + 2 >= literal.length()) {
			return -1;
		}
		int high = Character.digit(literal.charAt(percent + 1), 16);
		int low = Character.digit(literal.charAt(percent + 2), 16);
		return (high < 0 || low < 0) ? -1 : 16 * high + low;
	}

}
