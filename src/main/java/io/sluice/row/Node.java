package io.sluice.row;

import io.sluice.plan.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * What becomes of the JSON value at one place of a payload: which targets it fills, and
 * what stands below it. Immutable.
 */
final class Node {

	private static final Target.Leaf[] NO_LEAVES = {};

	private static final Target.OpenRow[] NO_ROWS = {};

	private static final Target.OpenList[] NO_LISTS = {};

	private static final Target.OpenMembers[] NO_MEMBERS = {};

	private static final Target.Slicing[] NO_SLICINGS = {};

	private final Target.Leaf[] leaves;

	private final Target.OpenRow[] rows;

	private final Target.OpenList[] lists;

	private final Target.OpenMembers[] members;

	private final Target.Slicing[] slicings;

	private final @Nullable PropertyNameMatcher names;

	private final Node[] children;

	private final @Nullable Node element;

	private final Node[] indexed;

	private final @Nullable Node member;

	private final @Nullable Node streamed;

	private final Node[] parts;

	Node(NodeBuilder builder) {
		this.leaves = builder.targets(Target.Leaf.class).toArray(NO_LEAVES);
		this.rows = builder.targets(Target.OpenRow.class).toArray(NO_ROWS);
		this.lists = builder.targets(Target.OpenList.class).toArray(NO_LISTS);
		this.members = builder.targets(Target.OpenMembers.class).toArray(NO_MEMBERS);
		this.slicings = builder.targets(Target.Slicing.class).toArray(NO_SLICINGS);
		this.names = builder.matcher();
		this.children = builder.children();
		this.element = builder.element();
		this.indexed = builder.indexed();
		this.member = builder.member();
		this.streamed = builder.streamed();
		this.parts = builder.parts();
	}

	/**
	 * Reads the current value.
	 * @param parser stands on the first token of a value; afterwards on its last
	 * @param registers what is being filled
	 */
	void read(JsonParser parser, Registers registers) {
		JsonToken token = parser.currentToken();
		switch (token) {
			case START_OBJECT, START_ARRAY -> {
				if (this.slicings.length > 0) {
					readSliced(parser, registers);
				}
				else if (token == JsonToken.START_OBJECT) {
					readObject(parser, registers);
				}
				else {
					readArray(parser, registers);
				}
			}
			case VALUE_NULL -> readNull(registers);
			default -> readScalar(parser, registers);
		}
	}

	private void readObject(JsonParser parser, Registers registers) {
		// first, because it may open the row that the others go to
		for (Target.OpenRow row : this.rows) {
			registers.open(row);
		}
		for (Target.OpenMembers target : this.members) {
			registers.open(target);
		}
		refuse(this.lists, registers);
		mismatch(this.leaves, registers);
		refuseElements(registers);
		if (this.member != null) {
			readMembers(parser, registers, this.member);
		}
		else if (this.names != null) {
			readNames(parser, registers, this.names);
		}
		else {
			parser.skipChildren();
		}
	}

	private void readNames(JsonParser parser, Registers registers, PropertyNameMatcher matcher) {
		for (int match = parser.nextNameMatch(matcher); match != PropertyNameMatcher.MATCH_END_OBJECT; match = parser
			.nextNameMatch(matcher)) {
			parser.nextToken();
			if (match >= 0) {
				this.children[match].read(parser, registers);
			}
			else {
				parser.skipChildren();
			}
		}
	}

	private void readMembers(JsonParser parser, Registers registers, Node each) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			for (Target.OpenMembers target : this.members) {
				registers.member(target, name);
			}
			each.read(parser, registers);
		}
	}

	private void readArray(JsonParser parser, Registers registers) {
		if (this.parts.length > 0) {
			Slice slice = registers.source().container(parser);
			for (Node part : this.parts) {
				registers.readAgain(slice, part);
			}
		}
		else if (isOfNames() && registers.source().beginByName(parser)) {
			readObject(parser, registers);
		}
		else {
			readElements(parser, registers);
		}
	}

	private boolean isOfNames() {
		return this.names != null || this.rows.length > 0 || this.members.length > 0;
	}

	private void readElements(JsonParser parser, Registers registers) {
		refuse(this.rows, registers);
		refuse(this.members, registers);
		mismatch(this.leaves, registers);
		refuseMembers(registers);
		for (Target.OpenList list : this.lists) {
			registers.open(list);
		}
		int index = 0;
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			Node node = (index < this.indexed.length) ? this.indexed[index] : this.element;
			if (node != null) {
				node.read(parser, registers);
			}
			else {
				parser.skipChildren();
			}
			index++;
		}
	}

	private void readSliced(JsonParser parser, Registers registers) {
		Node passing = this.streamed;
		// first, because it may open the row that the others go to
		Slice slice = (passing != null) ? registers.source().container(parser, (over) -> passing.read(over, registers))
				: registers.source().container(parser);
		for (Target.Slicing target : this.slicings) {
			registers.read(target, slice);
		}
	}

	private void readScalar(JsonParser parser, Registers registers) {
		// first, so that nothing goes to a row that was open before
		refuse(this.rows, registers);
		refuse(this.lists, registers);
		refuse(this.members, registers);
		for (Target.Leaf leaf : this.leaves) {
			registers.store(leaf, leaf.reader(), parser);
		}
		for (Target.Slicing target : this.slicings) {
			switch (target) {
				case Target.Tree tree -> registers.store(tree, tree.reader(), parser);
				case Target.Unread unread when unread.kind() == Shape.Unread.VALUE ->
					registers.store(unread, registers.source().scalar(parser));
				case Target.Unread _, Target.Abstract _ -> registers.mismatch(target);
			}
		}
		refuseBelow(registers);
	}

	private void readNull(Registers registers) {
		// first, so that nothing goes to a row that was open before
		clear(this.rows, registers);
		clear(this.lists, registers);
		clear(this.members, registers);
		for (Target.Leaf leaf : this.leaves) {
			registers.store(leaf, null);
		}
		for (Target.Slicing target : this.slicings) {
			registers.store(target, null);
		}
	}

	private static void clear(Target.Opening[] targets, Registers registers) {
		for (Target.Opening target : targets) {
			registers.store(target, null);
			registers.close(target);
		}
	}

	private static void mismatch(Target[] targets, Registers registers) {
		for (Target target : targets) {
			registers.mismatch(target);
		}
	}

	private static void refuse(Target.Opening[] targets, Registers registers) {
		for (Target.Opening target : targets) {
			registers.mismatch(target);
			registers.close(target);
		}
	}

	/**
	 * Puts a {@link Fault} into everything that should have been read below this value.
	 */
	private void refuseBelow(Registers registers) {
		refuseMembers(registers);
		refuseElements(registers);
	}

	private void refuseMembers(Registers registers) {
		for (Node child : this.children) {
			child.refuse(registers);
		}
	}

	private void refuseElements(Registers registers) {
		for (Node child : this.indexed) {
			child.refuse(registers);
		}
	}

	private void refuse(Registers registers) {
		refuse(this.rows, registers);
		refuse(this.lists, registers);
		refuse(this.members, registers);
		mismatch(this.leaves, registers);
		mismatch(this.slicings, registers);
		refuseBelow(registers);
	}

}
