package io.sluice.proto;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;

/** The messages and enums that a proto file can name, by their full names. */
final class Symbols {

	private final Map<String, FieldDescriptorProto.Type> types = new HashMap<>();

	/**
	 * What a file declares and imports.
	 * @param file the file
	 * @param imports what it imports
	 */
	Symbols(ProtoFileElement file, Collection<FileDescriptor> imports) {
		imports.forEach(this::add);
		String scope = String.valueOf((file.getPackageName() != null) ? file.getPackageName() : "");
		file.getTypes().forEach((type) -> add(type, scope));
	}

	private void add(FileDescriptor imported) {
		imported.getEnumTypes().forEach(this::add);
		imported.getMessageTypes().forEach(this::add);
		imported.getPublicDependencies().forEach(this::add);
	}

	private void add(Descriptor message) {
		this.types.put(message.getFullName(), FieldDescriptorProto.Type.TYPE_MESSAGE);
		message.getEnumTypes().forEach(this::add);
		message.getNestedTypes().forEach(this::add);
	}

	private void add(EnumDescriptor type) {
		this.types.put(type.getFullName(), FieldDescriptorProto.Type.TYPE_ENUM);
	}

	private void add(TypeElement type, String scope) {
		String name = join(scope, type.getName());
		this.types.put(name, (type instanceof EnumElement) ? FieldDescriptorProto.Type.TYPE_ENUM
				: FieldDescriptorProto.Type.TYPE_MESSAGE);
		type.getNestedTypes().forEach((nested) -> add(nested, name));
	}

	/**
	 * What a name means: looked for in the innermost scope first.
	 * @param name as written; a leading dot means that it is complete
	 * @param scope the package or message that it is written in
	 */
	Optional<Symbol> find(String name, String scope) {
		if (name.startsWith(".")) {
			return symbol(name.substring(1));
		}
		Optional<Symbol> found = symbol(join(scope, name));
		if (found.isPresent() || scope.isEmpty()) {
			return found;
		}
		return find(name, scope.substring(0, Math.max(0, scope.lastIndexOf('.'))));
	}

	private Optional<Symbol> symbol(String name) {
		return Optional.ofNullable(this.types.get(name)).map((type) -> new Symbol(name, type));
	}

	Set<String> names() {
		return this.types.keySet();
	}

	static String join(String scope, String name) {
		return scope.isEmpty() ? name : scope + "." + name;
	}

	/**
	 * A message or an enum.
	 *
	 * @param name its full name
	 * @param type which of both
	 */
	record Symbol(String name, FieldDescriptorProto.Type type) {

	}

}
