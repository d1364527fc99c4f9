package io.sluice.row;

import java.util.ArrayList;
import java.util.List;

import io.sluice.blueprint.JsonPath;
import io.sluice.fault.Fault;
import io.sluice.plan.Layout;
import io.sluice.plan.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Reads payloads of one shape, in one streaming pass, straight into rows. What no slot
 * asks for is skipped. Immutable.
 */
public final class Reader {

	private final Node root;

	private final int registers;

	private final Layout[] layouts;

	private final Fault mismatch;

	private Reader(Node root, ReaderCompiler compiler, Fault mismatch) {
		this.root = root;
		this.registers = compiler.registers();
		this.layouts = compiler.layouts().toArray(Layout[]::new);
		this.mismatch = mismatch;
	}

	/**
	 * Compiles a reader.
	 * @param shape what to read
	 * @param path where it stands in the payload
	 * @param mismatch the fault of a value that does not fit
	 * @return the reader
	 */
	public static Reader of(Shape shape, JsonPath path, Fault mismatch) {
		NodeBuilder root = new NodeBuilder();
		ReaderCompiler compiler = new ReaderCompiler(mismatch);
		compiler.add(root.at(path), shape, Registers.RESULT, 0);
		return new Reader(root.build(), compiler, mismatch);
	}

	/**
	 * The fault of a value that does not fit.
	 * @return the fault that this reader puts in its place
	 */
	public Fault mismatch() {
		return this.mismatch;
	}

	/**
	 * Reads a payload.
	 * @param payload its bytes; if they say nothing, that is read as null
	 * @param opened is told of the active rows, parents first, unless the payload is
	 * broken
	 * @return a leaf value, {@link Row}, {@link RowList}, {@link Slice}, map of members,
	 * {@code null}, or a {@link Fault} if the payload is broken or of another shape
	 */
	public @Nullable Object read(Slice payload, Opened opened) {
		return read(payload).open(opened);
	}

	/**
	 * Reads a payload that is opened later.
	 * @param payload its bytes; if they say nothing, that is read as null
	 * @return what {@link #read(Slice, Opened)} gives
	 */
	public Unopened read(Slice payload) {
		if (payload.isEmpty()) {
			return Unopened.NULL;
		}
		List<Row> rows = new ArrayList<>();
		Registers filled = new Registers(this.registers, payload, rows::add, this.mismatch);
		try (JsonParser parser = payload.parser()) {
			if (parser.nextToken() == null) {
				return Unopened.NULL;
			}
			this.root.read(parser, filled);
			if (parser.nextToken() != null) {
				return new Unopened(this.mismatch, List.of());
			}
		}
		catch (JacksonException ex) {
			return new Unopened(this.mismatch, List.of());
		}
		return new Unopened(filled.result(), rows);
	}

	/**
	 * Keeps what was read, so that it need not be read again.
	 * @param value what {@link #read(Slice, Opened)} gave, as long as nothing was changed
	 * @return the same, for others who would read the same payload
	 */
	public Reading keep(@Nullable Object value) {
		return new ReadingBuilder(List.of(this.layouts)).build(value);
	}

	/**
	 * Takes what was read before.
	 * @param reading what {@link #keep} of this reader gave
	 * @param opened is told of the active rows, parents first
	 * @return as {@link #read(Slice, Opened)}, but that texts may be written already
	 */
	public @Nullable Object read(Reading reading, Opened opened) {
		return reading.rows(this.layouts, opened);
	}

	/**
	 * Where rows stand that this reader makes.
	 * @return their layouts
	 */
	List<Layout> layouts() {
		return List.of(this.layouts);
	}

	/**
	 * Takes a value that a template gave.
	 * @param value a JSON value as plain Java objects, or {@code null}
	 * @param opened is told of the active rows, parents first
	 * @return as {@link #read(Slice, Opened)}
	 */
	public @Nullable Object convert(@Nullable Object value, Opened opened) {
		if (value == null) {
			return null;
		}
		try {
			return read(Slice.of(value), opened);
		}
		catch (JacksonException ex) {
			// nested deeper than JSON may be
			return this.mismatch;
		}
	}

}
