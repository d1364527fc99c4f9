package io.sluice.proto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import io.sluice.config.Place;
import io.sluice.config.ProtoFile;

/**
 * The proto files that people wrote, made descriptors of as far as they are asked for.
 * {@code google/protobuf/*} and {@code google/rpc/*} are always there. Not safe for use
 * by several threads.
 */
public final class ProtoFolder {

	private static final Pattern SYNTAX_ERROR = Pattern.compile("(?s)Syntax error in .*?:(\\d+):(\\d+): (.*)");

	private final Map<String, String> texts = new HashMap<>();

	private final Map<String, Optional<FileDescriptor>> files = new HashMap<>();

	private final Set<String> open = new HashSet<>();

	private final List<Mistake> mistakes = new ArrayList<>();

	/**
	 * A folder.
	 * @param files the files in it
	 */
	public ProtoFolder(Collection<ProtoFile> files) {
		files.forEach((file) -> this.texts.put(file.path(), file.text()));
	}

	/**
	 * The files that people wrote.
	 * @return their paths, relative to the folder
	 */
	public NavigableSet<String> paths() {
		return new TreeSet<>(this.texts.keySet());
	}

	/**
	 * All that is wrong with the files that were asked for so far.
	 * @return the mistakes, each once
	 */
	public List<Mistake> mistakes() {
		return List.copyOf(this.mistakes);
	}

	/**
	 * Makes descriptors of a file and all that it imports.
	 * @param path the file, as others import it
	 * @return the descriptor; empty if there is no such file, or if there are mistakes
	 */
	public Optional<FileDescriptor> file(String path) {
		Optional<FileDescriptor> known = this.files.get(path);
		if (known != null) {
			return known;
		}
		Optional<FileDescriptor> made = text(path).flatMap((text) -> parse(path, text)).flatMap(this::link);
		this.files.put(path, made);
		return made;
	}

	private Optional<String> text(String path) {
		return Optional.ofNullable(this.texts.get(path)).or(() -> shipped(path));
	}

	private static Optional<String> shipped(String path) {
		if (!path.startsWith("google/") || !path.endsWith(".proto") || path.contains("..")) {
			return Optional.empty();
		}
		try (InputStream file = ProtoFolder.class.getClassLoader().getResourceAsStream(path)) {
			return (file != null) ? Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8))
					: Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Optional<ProtoFileElement> parse(String path, String text) {
		try {
			return Optional.of(ProtoParser.Companion.parse(Location.get(path), text));
		}
		catch (RuntimeException ex) {
			Matcher error = SYNTAX_ERROR.matcher(String.valueOf(ex.getMessage()));
			boolean placed = error.matches();
			Location place = Location.get(path)
				.at(placed ? Integer.parseInt(error.group(1)) : 0, placed ? Integer.parseInt(error.group(2)) : 0);
			add(place, "This is no valid proto file: " + (placed ? error.group(3) : ex.getMessage()) + ".");
			return Optional.empty();
		}
	}

	private Optional<FileDescriptor> link(ProtoFileElement file) {
		Optional<List<FileDescriptor>> imports = imports(file);
		if (imports.isEmpty()) {
			return Optional.empty();
		}
		int before = this.mistakes.size();
		ProtoTranslation translation = new ProtoTranslation(file, new Symbols(file, imports.get()), this::add);
		FileDescriptorProto proto = translation.translate();
		if (this.mistakes.size() > before) {
			return Optional.empty();
		}
		try {
			return Optional.of(FileDescriptor.buildFrom(proto, imports.get().toArray(FileDescriptor[]::new)));
		}
		catch (DescriptorValidationException ex) {
			add(translation.place(ex.getProblemSymbolName()), ex.getDescription());
			return Optional.empty();
		}
	}

	private Optional<List<FileDescriptor>> imports(ProtoFileElement file) {
		String path = file.getLocation().getPath();
		this.open.add(path);
		List<Optional<FileDescriptor>> imports = Stream
			.concat(file.getImports().stream(), file.getPublicImports().stream())
			.map((imported) -> imported(file, imported))
			.toList();
		this.open.remove(path);
		return imports.stream().allMatch(Optional::isPresent)
				? Optional.of(imports.stream().flatMap(Optional::stream).toList()) : Optional.empty();
	}

	private Optional<FileDescriptor> imported(ProtoFileElement file, String path) {
		if (this.open.contains(path)) {
			add(place(file, path), "This file imports " + path + ", which imports this file in turn.");
			return Optional.empty();
		}
		if (text(path).isEmpty()) {
			add(place(file, path), "This file imports " + path + ", which is not below " + ProtoFile.FOLDER + ".");
			return Optional.empty();
		}
		return file(path);
	}

	/** Where an import is written; the parser does not say. */
	private Location place(ProtoFileElement file, String imported) {
		String text = text(file.getLocation().getPath()).orElse("");
		int at = Math.max(0, Math.max(text.indexOf("\"" + imported + "\""), text.indexOf("'" + imported + "'")));
		String before = text.substring(0, at);
		int line = (int) before.chars().filter((letter) -> letter == '\n').count() + 1;
		return file.getLocation().at(line, at - before.lastIndexOf('\n'));
	}

	private void add(Location place, String message) {
		this.mistakes.add(new Mistake(new Place(ProtoFile.FOLDER + "/" + place.getPath(), Math.max(0, place.getLine()),
				Math.max(0, place.getColumn())), message));
	}

}
