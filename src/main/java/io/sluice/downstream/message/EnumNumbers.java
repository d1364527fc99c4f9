package io.sluice.downstream.message;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import org.jspecify.annotations.Nullable;

/** Numbers of enum values, by their names with or without what all of them begin with. */
final class EnumNumbers {

	private EnumNumbers() {
	}

	/**
	 * The number of a value.
	 * @param type the enum
	 * @param value a name, or a number
	 * @return what stands on the wire
	 */
	static int of(EnumDescriptor type, Object value) {
		EnumValueDescriptor found = (value instanceof String name) ? named(type, name) : null;
		if (found != null) {
			return found.getNumber();
		}
		if (!(value instanceof Number)) {
			throw new UnfitException("a value of the enum " + type.getName() + " is needed");
		}
		int number = Numbers.int32(value);
		if (type.isClosed() && type.findValueByNumber(number) == null) {
			throw new UnfitException("a value of the enum " + type.getName() + " is needed");
		}
		return number;
	}

	private static @Nullable EnumValueDescriptor named(EnumDescriptor type, String name) {
		EnumValueDescriptor exact = type.findValueByName(name);
		if (exact != null || name.isEmpty()) {
			return exact;
		}
		String ending = "_" + name;
		for (EnumValueDescriptor value : type.getValues()) {
			String whole = value.getName();
			if (whole.endsWith(ending) && isShared(type, whole.substring(0, whole.length() - name.length()))) {
				return value;
			}
		}
		return null;
	}

	private static boolean isShared(EnumDescriptor type, String prefix) {
		return type.getValues().stream().allMatch((value) -> value.getName().startsWith(prefix));
	}

}
