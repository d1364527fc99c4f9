package io.sluice.proto;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OptionElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.RpcElement;
import com.squareup.wire.schema.internal.parser.ServiceElement;
import com.squareup.wire.schema.internal.parser.TypeElement;

/**
 * Says in descriptors what a parsed proto file says: all that matters on the wire, and
 * which methods change nothing. Other options, extensions and groups are left out.
 */
final class ProtoTranslation {

	private final ProtoFileElement file;

	private final Symbols symbols;

	private final BiConsumer<Location, String> mistakes;

	private final Map<String, Location> places = new HashMap<>();

	/**
	 * A translation.
	 * @param file what to translate
	 * @param symbols what its types can be
	 * @param mistakes gets what is wrong, with its place
	 */
	ProtoTranslation(ProtoFileElement file, Symbols symbols, BiConsumer<Location, String> mistakes) {
		this.file = file;
		this.symbols = symbols;
		this.mistakes = mistakes;
	}

	FileDescriptorProto translate() {
		FileDescriptorProto.Builder proto = FileDescriptorProto.newBuilder().setName(this.file.getLocation().getPath());
		String scope = (this.file.getPackageName() != null) ? this.file.getPackageName() : "";
		if (isProto3()) {
			proto.setSyntax("proto3");
		}
		proto.setPackage(scope);
		this.file.getImports().forEach(proto::addDependency);
		this.file.getPublicImports().forEach((path) -> {
			proto.addPublicDependency(proto.getDependencyCount());
			proto.addDependency(path);
		});
		for (TypeElement type : this.file.getTypes()) {
			switch (type) {
				case MessageElement message -> proto.addMessageType(message(message, scope));
				case EnumElement values -> proto.addEnumType(enumType(values, scope));
				default -> throw new IllegalStateException("no type: " + type);
			}
		}
		this.file.getServices().forEach((service) -> proto.addService(service(service, scope)));
		return proto.build();
	}

	/** Where something is declared, by its full name. */
	Location place(String name) {
		return this.places.getOrDefault(name, this.file.getLocation());
	}

	private boolean isProto3() {
		return this.file.getSyntax() == Syntax.PROTO_3;
	}

	private DescriptorProto message(MessageElement message, String outer) {
		String scope = declared(outer, message.getName(), message.getLocation());
		DescriptorProto.Builder proto = DescriptorProto.newBuilder().setName(message.getName());
		for (TypeElement type : message.getNestedTypes()) {
			switch (type) {
				case MessageElement nested -> proto.addNestedType(message(nested, scope));
				case EnumElement values -> proto.addEnumType(enumType(values, scope));
				default -> throw new IllegalStateException("no type: " + type);
			}
		}
		Map<FieldElement, Integer> oneOfs = oneOfs(message, proto, scope);
		fields(message).forEach((field) -> {
			FieldDescriptorProto.Builder added = field(field, proto, scope);
			Integer oneOf = oneOfs.get(field);
			if (oneOf != null) {
				added.setOneofIndex(oneOf);
			}
			else if (isProto3() && field.getLabel() == Field.Label.OPTIONAL) {
				added.setProto3Optional(true).setOneofIndex(proto.getOneofDeclCount());
				proto.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.getName()));
			}
		});
		return proto.build();
	}

	/** The index of the oneof that a field is in. */
	private Map<FieldElement, Integer> oneOfs(MessageElement message, DescriptorProto.Builder proto, String scope) {
		Map<FieldElement, Integer> oneOfs = new HashMap<>();
		message.getOneOfs().forEach((oneOf) -> {
			declared(scope, oneOf.getName(), oneOf.getLocation());
			oneOf.getFields().forEach((field) -> oneOfs.put(field, proto.getOneofDeclCount()));
			proto.addOneofDecl(OneofDescriptorProto.newBuilder().setName(oneOf.getName()));
		});
		return oneOfs;
	}

	/** All fields in the order in which they are written. */
	private static List<FieldElement> fields(MessageElement message) {
		return Stream
			.concat(message.getFields().stream(),
					message.getOneOfs().stream().flatMap((one) -> one.getFields().stream()))
			.sorted(Comparator.<FieldElement>comparingInt((field) -> field.getLocation().getLine())
				.thenComparingInt((field) -> field.getLocation().getColumn()))
			.toList();
	}

	private FieldDescriptorProto.Builder field(FieldElement field, DescriptorProto.Builder message, String scope) {
		declared(scope, field.getName(), field.getLocation());
		FieldDescriptorProto.Builder proto = message.addFieldBuilder()
			.setName(field.getName())
			.setNumber(field.getTag())
			.setLabel(label(field));
		MapType map = MapType.of(field.getType());
		if (map != null) {
			DescriptorProto entry = entry(field, map, scope);
			message.addNestedType(entry);
			proto.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName("." + scope + "." + entry.getName());
		}
		else {
			type(proto, field.getType(), scope, field.getLocation());
		}
		Optional.ofNullable(field.getDefaultValue()).ifPresent(proto::setDefaultValue);
		option(field, "packed").ifPresent((value) -> proto.getOptionsBuilder().setPacked(value.equals("true")));
		return proto;
	}

	private static Label label(FieldElement field) {
		if (field.getType().startsWith("map<")) {
			return Label.LABEL_REPEATED;
		}
		return switch (field.getLabel()) {
			case REPEATED -> Label.LABEL_REPEATED;
			case REQUIRED -> Label.LABEL_REQUIRED;
			case null, default -> Label.LABEL_OPTIONAL;
		};
	}

	private static Optional<String> option(FieldElement field, String name) {
		return field.getOptions()
			.stream()
			.filter((option) -> option.getName().equals(name))
			.map((option) -> option.getValue().toString())
			.findFirst();
	}

	/** A map is a list of messages that nobody declares, one for each entry. */
	private DescriptorProto entry(FieldElement field, MapType map, String scope) {
		DescriptorProto.Builder entry = DescriptorProto.newBuilder().setName(camelCase(field.getName()) + "Entry");
		entry.getOptionsBuilder().setMapEntry(true);
		FieldDescriptorProto.Builder key = entry.addFieldBuilder().setName("key").setNumber(1);
		type(key.setLabel(Label.LABEL_OPTIONAL), map.key(), scope, field.getLocation());
		FieldDescriptorProto.Builder value = entry.addFieldBuilder().setName("value").setNumber(2);
		type(value.setLabel(Label.LABEL_OPTIONAL), map.value(), scope, field.getLocation());
		return entry.build();
	}

	private static String camelCase(String name) {
		StringBuilder camelCase = new StringBuilder();
		for (String word : name.split("_", -1)) {
			camelCase.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
		}
		return camelCase.toString();
	}

	private void type(FieldDescriptorProto.Builder field, String type, String scope, Location place) {
		Optional<FieldDescriptorProto.Type> scalar = ScalarTypes.of(type);
		if (scalar.isPresent()) {
			field.setType(scalar.get());
			return;
		}
		this.symbols.find(type, scope)
			.ifPresentOrElse((found) -> field.setType(found.type()).setTypeName("." + found.name()),
					() -> undeclared(type, place));
	}

	private EnumDescriptorProto enumType(EnumElement values, String outer) {
		declared(outer, values.getName(), values.getLocation());
		EnumDescriptorProto.Builder proto = EnumDescriptorProto.newBuilder().setName(values.getName());
		values.getConstants().forEach((constant) -> {
			declared(outer, constant.getName(), constant.getLocation());
			proto.addValue(
					EnumValueDescriptorProto.newBuilder().setName(constant.getName()).setNumber(constant.getTag()));
		});
		for (OptionElement option : values.getOptions()) {
			if (option.getName().equals("allow_alias")) {
				proto.getOptionsBuilder().setAllowAlias(option.getValue().toString().equals("true"));
			}
		}
		return proto.build();
	}

	private ServiceDescriptorProto service(ServiceElement service, String outer) {
		String scope = declared(outer, service.getName(), service.getLocation());
		ServiceDescriptorProto.Builder proto = ServiceDescriptorProto.newBuilder().setName(service.getName());
		service.getRpcs().forEach((rpc) -> {
			declared(scope, rpc.getName(), rpc.getLocation());
			MethodDescriptorProto.Builder method = proto.addMethodBuilder();
			idempotency(rpc).ifPresent((level) -> method.getOptionsBuilder().setIdempotencyLevel(level));
			method.setName(rpc.getName())
				.setInputType(message(rpc.getRequestType(), rpc, scope))
				.setOutputType(message(rpc.getResponseType(), rpc, scope))
				.setClientStreaming(rpc.getRequestStreaming())
				.setServerStreaming(rpc.getResponseStreaming());
		});
		return proto.build();
	}

	private Optional<IdempotencyLevel> idempotency(RpcElement rpc) {
		Optional<String> written = rpc.getOptions()
			.stream()
			.filter((option) -> option.getName().equals("idempotency_level"))
			.map((option) -> option.getValue().toString())
			.findFirst();
		Optional<IdempotencyLevel> level = written.flatMap((
				name) -> Stream.of(IdempotencyLevel.values()).filter((known) -> known.name().equals(name)).findFirst());
		if (written.isPresent() && level.isEmpty()) {
			this.mistakes.accept(rpc.getLocation(), "The idempotency_level of " + rpc.getName() + " is " + written.get()
					+ ", but must be one of IDEMPOTENCY_UNKNOWN, NO_SIDE_EFFECTS, IDEMPOTENT.");
		}
		return level;
	}

	private String message(String type, RpcElement rpc, String scope) {
		Optional<Symbols.Symbol> found = this.symbols.find(type, scope);
		if (found.isEmpty()) {
			undeclared(type, rpc.getLocation());
		}
		return found.map((symbol) -> "." + symbol.name()).orElse(".");
	}

	private void undeclared(String type, Location place) {
		this.mistakes.accept(place,
				"Nobody declares the type " + type + " here. Declare it, or import the file that does.");
	}

	/** Notes a place, and gives the full name of what is declared there. */
	private String declared(String scope, String name, Location place) {
		String full = Symbols.join(scope, name);
		this.places.putIfAbsent(full, place);
		return full;
	}

}
