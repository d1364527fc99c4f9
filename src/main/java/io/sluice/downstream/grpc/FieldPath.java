package io.sluice.downstream.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how services name a member that they object to: {@code lines[0].quantity}. */
final class FieldPath {

	private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z_]\\w*)|\\.?(\\d{1,9})|\\[(\\d{1,9})\\]");

	private FieldPath() {
	}

	/**
	 * Reads a path, as far as it can be read.
	 * @param text what the service said
	 * @return names and indexes, outermost first
	 */
	static List<Object> parse(String text) {
		List<Object> path = new ArrayList<>();
		Matcher step = STEP.matcher(text);
		while (step.lookingAt()) {
			if (step.group(1) != null) {
				path.add(step.group(1));
			}
			else {
				path.add(Integer.valueOf((step.group(2) != null) ? step.group(2) : step.group(3)));
			}
			step.region(step.end(), text.length());
		}
		return path;
	}

}
