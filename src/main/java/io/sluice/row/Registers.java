package io.sluice.row;

import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What one reading has open: rows, lists and members that targets fill. */
final class Registers {

	/** The register whose list holds what the reading is for. */
	static final int RESULT = 0;

	private final @Nullable Object[] open;

	private final Opened opened;

	private final Fault mismatch;

	private Slice source;

	Registers(int size, Slice source, Opened opened, Fault mismatch) {
		this.open = new @Nullable Object[size];
		this.open[RESULT] = new RowList(1);
		this.source = source;
		this.opened = opened;
		this.mismatch = mismatch;
	}

	Slice source() {
		return this.source;
	}

	/**
	 * Reads a part of the source once more. Meanwhile it is the source: offsets count
	 * from its beginning.
	 * @param part the part
	 * @param node what becomes of it
	 */
	void readAgain(Slice part, Node node) {
		Slice whole = this.source;
		this.source = part;
		try (JsonParser parser = part.parser()) {
			parser.nextToken();
			node.read(parser, this);
		}
		this.source = whole;
	}

	@Nullable Object result() {
		RowList result = (RowList) this.open[RESULT];
		return (result == null || result.isEmpty()) ? null : result.element(result.size() - 1);
	}

	void store(Target target, @Nullable Object value) {
		switch (this.open[target.register()]) {
			case Row row -> row.fill(target.slot(), value);
			case RowList list -> list.append(value);
			case Members members -> members.put(value);
			case null, default -> {
				// what it would be a part of is not there
			}
		}
	}

	void mismatch(Target target) {
		store(target, this.mismatch);
	}

	void store(Target target, LeafReader reader, JsonParser parser) {
		checked(target, reader.read(parser));
	}

	void read(Target.Slicing target, Slice slice) {
		switch (target) {
			case Target.Unread _ -> store(target, slice);
			case Target.Tree tree -> checked(target, tree.leaf().read(slice.tree()));
			case Target.Abstract any -> store(target, any.read(slice, this.opened));
		}
	}

	@SuppressWarnings("ReferenceEquality") // a mismatch is one object
	private void checked(Target target, Object value) {
		store(target, (value != LeafReader.MISMATCH) ? value : this.mismatch);
	}

	void open(Target.Opening target) {
		Object opening = switch (target) {
			case Target.OpenRow(int _, int _, int _, var layout) -> new Row(layout);
			case Target.OpenList _ -> new RowList();
			case Target.OpenMembers _ -> new Members();
		};
		store(target, (opening instanceof Members members) ? members.values() : opening);
		this.open[target.own()] = opening;
		if (opening instanceof Row row && row.layout().isActive()) {
			this.opened.opened(row);
		}
	}

	void close(Target.Opening target) {
		this.open[target.own()] = null;
	}

	void member(Target.OpenMembers target, String name) {
		if (this.open[target.own()] instanceof Members members) {
			members.next(name);
		}
	}

}
