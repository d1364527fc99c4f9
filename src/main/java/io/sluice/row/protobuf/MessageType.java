package io.sluice.row.protobuf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.sym.PropertyNameMatcher;

/** A type of message, and what its messages are asked for. */
final class MessageType implements Content {

	private final Descriptor descriptor;

	private final MessageTypes types;

	private final String simpleName;

	private final Form form;

	private final Map<String, Member> members;

	private final List<Field> fields;

	private final Map<Field, Oneof> oneofs;

	private final Selection all;

	// by those who ask, who are as few as the places that are read from it
	private volatile Selection[] selections = {};

	MessageType(Descriptor descriptor, MessageTypes types) {
		this.descriptor = descriptor;
		this.types = types;
		this.simpleName = descriptor.getName();
		this.form = Form.of(descriptor);
		Map<FieldDescriptor, Field> declared = new HashMap<>();
		List<Field> all = new ArrayList<>();
		for (FieldDescriptor field : descriptor.getFields()) {
			Field made = new Field(field, types);
			declared.put(field, made);
			all.add(made);
		}
		this.fields = List.copyOf(all);
		this.members = new HashMap<>();
		this.oneofs = new HashMap<>();
		for (OneofDescriptor oneof : descriptor.getRealOneofs()) {
			Oneof made = new Oneof(oneof.getName(), oneof.getFields().stream().map(declared::get).toList());
			this.members.put(oneof.getName(), made);
			made.fields().forEach((field) -> this.oneofs.put(field, made));
		}
		this.members.put(TypeName.NAME, TypeName.INSTANCE);
		this.fields.forEach((field) -> this.members.put(field.memberName(), field));
		this.all = Selection.all(this);
	}

	@Override
	public String name() {
		return this.descriptor.getFullName();
	}

	@Override
	public Content named(String name) {
		return this.types.named(name, this.descriptor);
	}

	/** The member that is content of its own. */
	Content member(MemberName name) {
		return switch (this.members.get(name.member())) {
			case Field field -> field;
			case Oneof oneof -> oneof;
			case TypeName _ -> throw name.unknown();
			case null -> throw name.unknown();
		};
	}

	/** The name without its package. */
	String simpleName() {
		return this.simpleName;
	}

	Form form() {
		return this.form;
	}

	/** The fields in the order of their declaration. */
	List<Field> fields() {
		return this.fields;
	}

	@Nullable Member member(String name) {
		return this.members.get(name);
	}

	/** The only field. */
	Field only() {
		return this.fields.getFirst();
	}

	/** The only oneof. */
	Oneof kind() {
		return this.oneofs.values().iterator().next();
	}

	/** The field with a number. */
	Field numbered(int number) {
		for (Field field : this.fields) {
			if (field.number() == number) {
				return field;
			}
		}
		throw new IllegalArgumentException(this.simpleName + " has no field " + number);
	}

	/** What a field excludes, and is excluded by. */
	@Nullable Oneof oneofOf(Field field) {
		return this.oneofs.get(field);
	}

	/** All fields. */
	Selection all() {
		return this.all;
	}

	/**
	 * What of a message is asked for.
	 * @param names the names that are known to who asks; compared by identity
	 * @return the members that have one of them
	 */
	Selection selection(PropertyNameMatcher names) {
		for (Selection known : this.selections) {
			if (known.isFor(names)) {
				return known;
			}
		}
		return select(names);
	}

	private synchronized Selection select(PropertyNameMatcher names) {
		Selection selection = Selection.of(this, names);
		Selection[] more = Arrays.copyOf(this.selections, this.selections.length + 1);
		more[more.length - 1] = selection;
		this.selections = more;
		return selection;
	}

}
