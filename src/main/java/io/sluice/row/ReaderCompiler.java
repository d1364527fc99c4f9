package io.sluice.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.JsonPath;
import io.sluice.fault.Fault;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;

/** Turns shapes into targets at the places of a payload. */
final class ReaderCompiler {

	private static final int APPENDED = -1;

	private final List<Layout> layouts = new ArrayList<>();

	private final Fault mismatch;

	private int registers = Registers.RESULT + 1;

	ReaderCompiler(Fault mismatch) {
		this.mismatch = mismatch;
	}

	int registers() {
		return this.registers;
	}

	/** Those of all rows that are made. */
	List<Layout> layouts() {
		return this.layouts;
	}

	/**
	 * Adds what a value of some shape fills.
	 * @param node the place of the value
	 * @param shape the shape
	 * @param register the register of what the value is a part of
	 * @param slot the slot there, if it is a row
	 */
	void add(NodeBuilder node, Shape shape, int register, int slot) {
		switch (shape) {
			case Shape.Leaf(var type, var _) -> node.add(leaf(type, register, slot));
			case Shape.ListOf(var element, var _) -> {
				int own = this.registers++;
				node.add(new Target.OpenList(register, slot, own));
				add(node.forElements(), element, own, APPENDED);
			}
			case Shape.MembersOf(var element) -> {
				int own = this.registers++;
				node.add(new Target.OpenMembers(register, slot, own));
				add(node.forMembers(), element, own, APPENDED);
			}
			case Shape.ObjectOf(var layout, var _) -> {
				int own = this.registers++;
				this.layouts.add(layout);
				node.add(new Target.OpenRow(register, slot, own, layout));
				addSlots(node, layout, own);
			}
			case Shape.AbstractOf open -> node.add(open(open, register, slot));
			case Shape.Unread kind -> node.add(new Target.Unread(register, slot, kind));
			case Shape.Complete _ -> throw new IllegalArgumentException("a complete value is not read");
		}
	}

	private void addSlots(NodeBuilder node, Layout layout, int own) {
		for (int slot = 0; slot < layout.visible(); slot++) {
			if (layout.field(slot).source() instanceof Source.Property(var path)) {
				add(node.at(path), layout.field(slot).shape(), own, slot);
			}
		}
		int slot = layout.visible();
		for (JsonPath path : layout.hidden()) {
			node.at(path).add(leaf(LeafType.Basic.RAW, own, slot++));
		}
	}

	private static Target leaf(LeafType type, int register, int slot) {
		LeafReader reader = LeafReader.of(type);
		if (type instanceof LeafType.OfScalar custom) {
			return new Target.Tree(register, slot, reader, TreeReader.of(custom));
		}
		if (type == LeafType.Basic.RAW) {
			return new Target.Tree(register, slot, reader, TreeReader.raw());
		}
		return new Target.Leaf(register, slot, reader);
	}

	private Target open(Shape.AbstractOf shape, int register, int slot) {
		Map<String, Reader> readers = new LinkedHashMap<>();
		shape.layouts()
			.forEach((type, layout) -> readers.put(type,
					Reader.of(new Shape.ObjectOf(layout, false), JsonPath.ROOT, this.mismatch)));
		readers.values().forEach((reader) -> this.layouts.addAll(reader.layouts()));
		Reader discriminating = Reader.of(new Shape.Leaf(LeafType.Basic.KEY, false), shape.discriminator().path(),
				this.mismatch);
		return new Target.Abstract(register, slot, shape.discriminator(), discriminating, readers);
	}

}
