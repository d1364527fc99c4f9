package io.sluice.row.protobuf;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;

/** A field of a message. */
final class Field implements Member, Content {

	private final FieldDescriptor descriptor;

	private final MessageTypes types;

	private final int number;

	private final String name;

	private final FieldDescriptor.Type type;

	private final int wireType;

	private final Cardinality cardinality;

	private final boolean nullValue;

	private final boolean ofAnyJson;

	private final Selection alone;

	// the same whoever looks it up first; not looked up before, since types may be
	// recursive
	private @Nullable MessageType messageType;

	Field(FieldDescriptor descriptor, MessageTypes types) {
		this.descriptor = descriptor;
		this.types = types;
		this.number = descriptor.getNumber();
		this.name = descriptor.getName();
		this.type = descriptor.getType();
		this.wireType = WireFormat.FieldType.valueOf(this.type.name()).getWireType();
		this.cardinality = Cardinality.of(descriptor);
		this.nullValue = this.type == FieldDescriptor.Type.ENUM
				&& descriptor.getEnumType().getFullName().equals("google.protobuf.NullValue");
		this.ofAnyJson = Form.of(descriptor.getContainingType()) != Form.OBJECT;
		this.alone = Selection.alone(this);
	}

	@Override
	public String name() {
		return nameBeside(this.name);
	}

	@Override
	public Content named(String name) {
		return this.types.named(name, this.descriptor.getContainingType());
	}

	@Override
	public String memberName() {
		return this.name;
	}

	/** The name of another member of the same type. */
	String nameBeside(String member) {
		return new MemberName(this.descriptor.getContainingType().getFullName(), member).toString();
	}

	int number() {
		return this.number;
	}

	FieldDescriptor.Type type() {
		return this.type;
	}

	/** The wire type of a value that is not packed. */
	int wireType() {
		return this.wireType;
	}

	boolean isMessage() {
		return this.type == FieldDescriptor.Type.MESSAGE || this.type == FieldDescriptor.Type.GROUP;
	}

	/** Whether one length may stand before many values. */
	boolean isPackable() {
		return this.cardinality == Cardinality.REPEATED && this.wireType != WireInput.DELIMITED
				&& this.wireType != WireInput.GROUP;
	}

	Cardinality cardinality() {
		return this.cardinality;
	}

	/** Looks for nothing but this field, which is in no {@code oneof}. */
	Selection alone() {
		return this.alone;
	}

	MessageType messageType() {
		MessageType known = this.messageType;
		if (known == null) {
			known = this.types.of(this.descriptor.getMessageType());
			this.messageType = known;
		}
		return known;
	}

	/** Whether its values are those of {@code google.protobuf.NullValue}. */
	boolean isNullValue() {
		return this.nullValue;
	}

	/** Whether a list of values is one level of any JSON. */
	boolean isOfAnyJson() {
		return this.ofAnyJson;
	}

	/** The enum's value, or {@code null} if it has none with this number. */
	@Nullable EnumValueDescriptor enumValue(int value) {
		return this.descriptor.getEnumType().findValueByNumber(value);
	}

	/** The number of the enum's value that stands for absence. */
	int enumDefault() {
		return this.descriptor.getEnumType().getValues().getFirst().getNumber();
	}

}
