package io.sluice.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;

/** What messages mean in JSON, by protobuf's own reflection. */
final class Meaning {

	private Meaning() {
	}

	/**
	 * An object.
	 *
	 * @param members the fields
	 * @param more what else can be asked for: oneofs, the type's name
	 */
	record Obj(Map<String, Object> members, Map<String, Object> more) {

	}

	/**
	 * A map, which is a list or an object.
	 *
	 * @param list the entries
	 * @param object the same by key
	 */
	record Entries(List<Object> list, Map<String, Object> object) {

	}

	static Object of(Message message) {
		return switch (message.getDescriptorForType().getFullName()) {
			case "google.protobuf.Timestamp" -> Timestamps.toString(Timestamp.newBuilder()
				.setSeconds((long) get(message, "seconds"))
				.setNanos((int) get(message, "nanos"))
				.build());
			case "google.protobuf.Duration" ->
				Duration.ofSeconds((long) get(message, "seconds"), (int) get(message, "nanos")).toString();
			case "google.protobuf.FieldMask" -> String.join(",", strings(get(message, "paths")));
			case "google.protobuf.Struct" ->
				new Obj(((Entries) field(message, named(message, "fields"))).object(), Map.of());
			case "google.protobuf.Value" -> value(message);
			case "google.protobuf.ListValue", "google.protobuf.BoolValue", "google.protobuf.Int32Value",
					"google.protobuf.Int64Value", "google.protobuf.UInt32Value", "google.protobuf.UInt64Value",
					"google.protobuf.FloatValue", "google.protobuf.DoubleValue", "google.protobuf.StringValue",
					"google.protobuf.BytesValue" ->
				field(message, message.getDescriptorForType().getFields().getFirst());
			default -> object(message);
		};
	}

	private static Object value(Message message) {
		FieldDescriptor set = message.getOneofFieldDescriptor(message.getDescriptorForType().getOneofs().getFirst());
		if (set == null) {
			return null;
		}
		Object value = field(message, set);
		return (value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0
				&& number.abs().compareTo(BigDecimal.valueOf(1L << 53)) <= 0) ? whole(number.toBigInteger()) : value;
	}

	private static Obj object(Message message) {
		Map<String, Object> members = new LinkedHashMap<>();
		for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
			members.put(field.getName(), field(message, field));
		}
		Map<String, Object> more = new LinkedHashMap<>();
		for (OneofDescriptor oneof : message.getDescriptorForType().getRealOneofs()) {
			FieldDescriptor set = message.getOneofFieldDescriptor(oneof);
			more.put(oneof.getName(), (set != null) ? chosen(field(message, set), set) : null);
		}
		return new Obj(members, more);
	}

	private static Object chosen(Object value, FieldDescriptor field) {
		if (value instanceof Obj(var members, var more)
				&& !field.getMessageType().getFullName().equals("google.protobuf.Struct")) {
			Map<String, Object> named = new LinkedHashMap<>(members);
			named.put("__typename", field.getMessageType().getName());
			return new Obj(named, more);
		}
		return value;
	}

	private static Object field(Message message, FieldDescriptor field) {
		Object value = message.getField(field);
		if (field.isMapField()) {
			return entries((List<?>) value);
		}
		if (field.isRepeated()) {
			return ((List<?>) value).stream().map((each) -> single(each, field)).collect(Collectors.toList());
		}
		boolean entry = field.getContainingType().getOptions().getMapEntry();
		return (field.hasPresence() && !message.hasField(field) && !entry) ? null : single(value, field);
	}

	private static Entries entries(List<?> messages) {
		Map<String, Object> list = new LinkedHashMap<>();
		Map<String, Object> object = new LinkedHashMap<>();
		for (Object each : messages) {
			Obj entry = (Obj) of((Message) each);
			String key = entry.members().get("key").toString();
			list.put(key, entry);
			object.put(key, entry.members().get("value"));
		}
		return new Entries(new ArrayList<>(list.values()), object);
	}

	private static Object single(Object value, FieldDescriptor field) {
		return switch (field.getType()) {
			case MESSAGE, GROUP -> of((Message) value);
			case ENUM -> enumValue((EnumValueDescriptor) value);
			case BYTES -> Base64.getEncoder().encodeToString(((ByteString) value).toByteArray());
			case UINT32, FIXED32 -> whole(BigInteger.valueOf(Integer.toUnsignedLong((int) value)));
			case UINT64, FIXED64 -> whole(new BigInteger(Long.toUnsignedString((long) value)));
			case INT64, SINT64, SFIXED64 -> whole(BigInteger.valueOf((long) value));
			case FLOAT, DOUBLE -> real(value.toString());
			case INT32, SINT32, SFIXED32, BOOL, STRING -> value;
		};
	}

	private static Object enumValue(EnumValueDescriptor value) {
		if (value.getType().getFullName().equals("google.protobuf.NullValue")) {
			return null;
		}
		return (value.getIndex() >= 0) ? value.getName() : value.getNumber();
	}

	private static Object whole(BigInteger value) {
		if (value.bitLength() < Integer.SIZE) {
			return value.intValue();
		}
		return (value.bitLength() < Long.SIZE) ? (Object) value.longValue() : value;
	}

	private static Object real(String text) {
		if (Character.isLetter(text.charAt(text.length() - 1))) {
			return text;
		}
		BigDecimal number = new BigDecimal(text);
		return (number.scale() <= 0 && number.scale() > -20) ? number.setScale(1) : number;
	}

	private static FieldDescriptor named(Message message, String name) {
		return message.getDescriptorForType().findFieldByName(name);
	}

	private static Object get(Message message, String field) {
		return message.getField(named(message, field));
	}

	private static List<String> strings(Object value) {
		return ((List<?>) value).stream().map(String.class::cast).toList();
	}

}
