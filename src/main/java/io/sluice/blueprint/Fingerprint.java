package io.sluice.blueprint;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Names what a piece of a blueprint says: equal names for equal pieces in every process,
 * and another name if anything in it is another.
 */
public final class Fingerprint {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final DataOutputStream data = new DataOutputStream(this.bytes);

	private final boolean namesOnly;

	private Fingerprint(boolean namesOnly) {
		this.namesOnly = namesOnly;
	}

	/**
	 * The name of a value. Of a call it is that of its {@link ServiceCall#essence()}.
	 * @param value a record, and in it records, enums, collections, and plain values
	 * @return 64 hexadecimal digits in lower case
	 */
	public static String of(Object value) {
		return Sha256.of(new Fingerprint(false).walk(value));
	}

	private byte[] walk(@Nullable Object value) {
		try {
			write(value);
			return this.bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("memory has no such errors", ex);
		}
	}

	private void write(@Nullable Object value) throws IOException {
		switch (value) {
			case null -> text("null");
			case ServiceCall call -> sequence(call.essence());
			case WireForm.OfObject input -> input(input);
			case WireForm.OfScalar scalar -> texts("scalar", scalar.type().getName());
			case Record record -> members(record);
			case Enum<?> constant -> texts(constant.getDeclaringClass().getName(), constant.name());
			case Optional<?> optional -> sequence(optional.stream().toList());
			case OptionalInt optional -> sequence(optional.stream().boxed().toList());
			case List<?> list -> sequence(list);
			case Set<?> set -> sorted(set.stream().map(this::apart).toList());
			case Map<?, ?> map ->
				sorted(map.entrySet().stream().map((e) -> apart(Arrays.asList(e.getKey(), e.getValue()))).toList());
			case MethodDescriptor method -> method(method);
			case String _, Boolean _, Number _, Duration _, URI _ ->
				texts(value.getClass().getName(), value.toString());
			default -> throw new IllegalArgumentException("no part of a blueprint: " + value.getClass());
		}
	}

	private void members(Record record) throws IOException {
		text(record.getClass().getName());
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			try {
				write(component.getAccessor().invoke(record));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("records show their components", ex);
			}
		}
	}

	/** Input types may be recursive: each of those in reach is written once. */
	private void input(WireForm.OfObject input) throws IOException {
		texts("input", input.type());
		if (!this.namesOnly) {
			raw(new Fingerprint(true).walk(input.types().reachable(input.type())));
		}
	}

	/** The method, and all that its file knows. */
	private void method(MethodDescriptor method) throws IOException {
		text(method.getFullName());
		SortedMap<String, byte[]> files = new TreeMap<>();
		collect(method.getFile(), files);
		for (byte[] file : files.values()) {
			raw(file);
		}
	}

	private static void collect(FileDescriptor file, SortedMap<String, byte[]> files) {
		if (!files.containsKey(file.getFullName())) {
			files.put(file.getFullName(), file.toProto().toBuilder().clearSourceCodeInfo().build().toByteArray());
			file.getDependencies().forEach((dependency) -> collect(dependency, files));
		}
	}

	private byte[] apart(@Nullable Object value) {
		return new Fingerprint(this.namesOnly).walk(value);
	}

	/** What has no order of its own. */
	private void sorted(List<byte[]> elements) throws IOException {
		this.data.writeInt(elements.size());
		for (byte[] element : elements.stream().sorted(Arrays::compare).toList()) {
			raw(element);
		}
	}

	private void sequence(Collection<?> elements) throws IOException {
		this.data.writeInt(elements.size());
		for (Object element : elements) {
			write(element);
		}
	}

	private void texts(String kind, String value) throws IOException {
		text(kind);
		text(value);
	}

	private void text(String text) throws IOException {
		raw(text.getBytes(StandardCharsets.UTF_8));
	}

	private void raw(byte[] content) throws IOException {
		this.data.writeInt(content.length);
		this.data.write(content);
	}

}
