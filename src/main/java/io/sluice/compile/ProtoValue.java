package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;

/** What can stand at a place of a message. Prints as a proto file would write it. */
sealed interface ProtoValue {

	/** The value of a member. */
	static ProtoValue of(FieldDescriptor member) {
		if (member.isMapField()) {
			return new MapOf(new Message(member.getMessageType()));
		}
		return member.isRepeated() ? new ListOf(element(member)) : element(member);
	}

	private static ProtoValue element(FieldDescriptor member) {
		Optional<ProtoKind> kind = ProtoKind.of(member);
		return switch (member.getJavaType()) {
			case MESSAGE -> message(member.getMessageType(), kind);
			case ENUM -> new EnumOf(member.getEnumType());
			case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
				new Single(kind.orElseThrow(), member.getType().name().toLowerCase(Locale.ROOT));
		};
	}

	private static ProtoValue message(Descriptor type, Optional<ProtoKind> kind) {
		if (kind.isPresent()) {
			return new Single(kind.get(), type.getFullName());
		}
		return switch (type.getFullName()) {
			case "google.protobuf.Value" -> Json.VALUE;
			case "google.protobuf.Struct" -> Json.OBJECT;
			case "google.protobuf.ListValue" -> Json.LIST;
			default -> new Message(type);
		};
	}

	/**
	 * A message.
	 *
	 * @param type its type
	 */
	record Message(Descriptor type) implements ProtoValue {

		/** The value of a member, or of one of several members. */
		Optional<ProtoValue> member(String name) {
			FieldDescriptor field = this.type.findFieldByName(name);
			if (field != null) {
				return Optional.of(ProtoValue.of(field));
			}
			return this.type.getRealOneofs()
				.stream()
				.filter((oneOf) -> oneOf.getName().equals(name))
				.findFirst()
				.map(OneOf::new);
		}

		List<String> members() {
			List<String> names = new ArrayList<>(this.type.getFields().stream().map(FieldDescriptor::getName).toList());
			this.type.getRealOneofs().forEach((oneOf) -> names.add(oneOf.getName()));
			return names;
		}

		@Override
		public String toString() {
			return this.type.getFullName();
		}

	}

	/**
	 * A single value.
	 *
	 * @param kind what it is
	 * @param name the name of its type
	 */
	record Single(ProtoKind kind, String name) implements ProtoValue {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * A value of an enum.
	 *
	 * @param type the enum
	 */
	record EnumOf(EnumDescriptor type) implements ProtoValue {

		@Override
		public String toString() {
			return this.type.getFullName();
		}

	}

	/** JSON that may have any members. */
	enum Json implements ProtoValue {

		/** Any value. */
		VALUE("Value"),

		/** Any object. */
		OBJECT("Struct"),

		/** Any list. */
		LIST("ListValue");

		private final String name;

		Json(String name) {
			this.name = name;
		}

		boolean isSingle() {
			return this == VALUE;
		}

		boolean isObject() {
			return this != LIST;
		}

		boolean isList() {
			return this != OBJECT;
		}

		@Override
		public String toString() {
			return "google.protobuf." + this.name;
		}

	}

	/**
	 * One of several members.
	 *
	 * @param oneOf names them
	 */
	record OneOf(OneofDescriptor oneOf) implements ProtoValue {

		@Override
		public String toString() {
			return "oneof " + this.oneOf.getName();
		}

	}

	/**
	 * A list.
	 *
	 * @param element what each element is
	 */
	record ListOf(ProtoValue element) implements ProtoValue {

		@Override
		public String toString() {
			return "repeated " + this.element;
		}

	}

	/**
	 * A map, as a list of its entries.
	 *
	 * @param entry has key and value
	 */
	record MapOf(Message entry) implements ProtoValue {

		ProtoValue value() {
			return this.entry.member("value").orElseThrow();
		}

		@Override
		public String toString() {
			return "map<" + this.entry.member("key").orElseThrow() + ", " + value() + ">";
		}

	}

}
