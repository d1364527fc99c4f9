package io.sluice.downstream.grpc;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.grpc.Metadata;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a call, sorted by name: that of the call, and that of its service that
 * the call does not replace.
 */
final class MetadataLines {

	private final List<MetadataLine> lines;

	/**
	 * The metadata of a call.
	 * @param call the call
	 */
	MetadataLines(GrpcCall call) {
		Map<String, List<MetadataLine>> byName = new TreeMap<>();
		replace(byName, call.service().headers());
		replace(byName, call.metadata());
		this.lines = byName.values().stream().flatMap(List::stream).toList();
	}

	private static void replace(Map<String, List<MetadataLine>> byName, List<NamedTemplate> entries) {
		List<MetadataLine> lines = entries.stream().map(MetadataLine::new).toList();
		lines.forEach((line) -> byName.remove(line.name()));
		lines.forEach((line) -> byName.computeIfAbsent(line.name(), (name) -> new ArrayList<>()).add(line));
	}

	/** Whether the metadata is the same for every call. */
	boolean isConstant() {
		return this.lines.stream().allMatch(MetadataLine::isConstant);
	}

	/**
	 * Writes names and values in turn.
	 * @param values what placeholders stand for
	 * @param out where they are appended
	 * @return {@code null} if they may be sent, else why not
	 */
	@Nullable Rendered write(Values values, List<String> out) {
		for (MetadataLine line : this.lines) {
			Rendered obstacle = line.write(values, out);
			if (obstacle != null) {
				return obstacle;
			}
		}
		return null;
	}

	/**
	 * Makes metadata as grpc-java wants it; it changes what it is given.
	 * @param lines names and values in turn
	 * @return metadata for one call
	 */
	static Metadata toMetadata(String[] lines) {
		Metadata metadata = new Metadata();
		for (int line = 0; line < lines.length; line += 2) {
			String name = lines[line];
			if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
				metadata.put(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER),
						Base64.getDecoder().decode(lines[line + 1]));
			}
			else {
				metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), lines[line + 1]);
			}
		}
		return metadata;
	}

}
