package io.sluice.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Layout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Makes a reading of what was read, before an operation changes it. What an answer shows
 * is kept as it is written, too: all of it where no operation changes anything, else each
 * text.
 */
final class ReadingBuilder {

	/** Of an object with a few fields, in bytes. */
	private static final int OBJECT = 48;

	/** Of what stands in a list or in a slot. */
	private static final int PLACE = 8;

	private static final byte[] NOTHING = {};

	private final List<Layout> layouts;

	private long size = 2 * OBJECT;

	/**
	 * Nothing yet.
	 * @param layouts those of the reader
	 */
	ReadingBuilder(List<Layout> layouts) {
		this.layouts = layouts;
	}

	/**
	 * Takes what was read.
	 * @param value what a reader gave
	 * @return the reading
	 */
	Reading build(@Nullable Object value) {
		Object kept = shown(value);
		return new Reading(kept, (int) Math.min(Integer.MAX_VALUE, this.size));
	}

	/** What an answer shows, as far as it is not written with what it is a part of. */
	private @Nullable Object shown(@Nullable Object value) {
		return switch (value) {
			case String text -> text(text);
			case Row row -> {
				SerializableString json = isSettled(row) ? written(row) : null;
				yield row(row, json, json == null);
			}
			case RowList list -> {
				SerializableString json = isSettled(list) ? written(list) : null;
				yield list(list, json, json == null);
			}
			case null, default -> raw(value);
		};
	}

	/** What is not shown, or written already. */
	private @Nullable Object raw(@Nullable Object value) {
		return switch (value) {
			case Row row -> row(row, null, false);
			case RowList list -> list(list, null, false);
			case Map<?, ?> members -> members(members);
			case null, default -> {
				count(value);
				yield value;
			}
		};
	}

	private Reading.RowPart row(Row row, @Nullable SerializableString json, boolean shown) {
		Layout layout = row.layout();
		@Nullable Object[] slots = new @Nullable Object[layout.visible() + layout.hidden().size()];
		for (int slot = 0; slot < slots.length; slot++) {
			slots[slot] = (shown && slot < layout.visible()) ? shown(row.slot(slot)) : raw(row.slot(slot));
		}
		this.size += 2 * OBJECT + (long) slots.length * PLACE;
		return new Reading.RowPart(this.layouts.indexOf(layout), slots,
				IntStream.range(0, slots.length).filter((slot) -> slots[slot] instanceof Reading.Part).toArray(), json);
	}

	private Reading.ListPart list(RowList list, @Nullable SerializableString json, boolean shown) {
		@Nullable Object[] elements = new @Nullable Object[list.size()];
		for (int index = 0; index < elements.length; index++) {
			elements[index] = shown ? shown(list.element(index)) : raw(list.element(index));
		}
		this.size += 2 * OBJECT + (long) elements.length * PLACE;
		return new Reading.ListPart(elements, json);
	}

	private Object members(Map<?, ?> members) {
		Map<String, @Nullable Object> parts = LinkedHashMap.newLinkedHashMap(members.size());
		boolean changes = false;
		for (Map.Entry<?, ?> member : members.entrySet()) {
			String name = String.valueOf(member.getKey());
			Object part = raw(member.getValue());
			changes |= part instanceof Reading.Part;
			parts.put(name, part);
			count(name);
			this.size += OBJECT;
		}
		this.size += 2 * OBJECT;
		return changes ? new Reading.MembersPart(parts) : members;
	}

	/** What nobody changes. */
	private void count(@Nullable Object value) {
		switch (value) {
			case null -> {
				// no more than its place
			}
			case Fault _ -> {
				// there is one for all
			}
			case String text -> this.size += OBJECT + 2L * text.length();
			case List<?> tree -> tree.forEach((element) -> {
				raw(element);
				this.size += PLACE;
			});
			case Object _ -> this.size += OBJECT;
		}
	}

	/** Some texts are not for every way to write them: those that are half a letter. */
	private Object text(String text) {
		count(text);
		SerializedString written = new SerializedString(text);
		try {
			this.size += 2 * OBJECT + written.asQuotedUTF8().length;
			return written;
		}
		catch (IllegalArgumentException _) {
			return text;
		}
	}

	/** What cannot be written is perhaps shown to nobody: that is not for here to say. */
	private @Nullable SerializableString written(Object settled) {
		ByteBuffer json;
		try {
			json = AnswerBytes
				.write(NOTHING, (generator) -> AnswerWriter.write(settled, generator), NOTHING, Integer.MAX_VALUE)
				.orElseThrow();
		}
		catch (JacksonException _) {
			return null;
		}
		SerializedString written = new SerializedString(StandardCharsets.UTF_8.decode(json).toString());
		this.size += 2 * OBJECT + 2L * written.getValue().length() + written.asUnquotedUTF8().length;
		return written;
	}

	/** Whether no operation changes anything, and nothing is wrong. */
	private static boolean isSettled(Row row) {
		Layout layout = row.layout();
		return !layout.isActive() && layout.rules().isEmpty() && IntStream.range(0, layout.visible())
			.allMatch((slot) -> isSettled(row.slot(slot), layout.field(slot)));
	}

	private static boolean isSettled(@Nullable Object value, FieldPlan field) {
		return field.guard().isOpen() && ((value != null) ? isSettled(value) : !field.shape().nonNull());
	}

	/** What no element may be is not known here. */
	private static boolean isSettled(@Nullable Object value) {
		return switch (value) {
			case null -> false;
			case Fault _ -> false;
			case Row row -> isSettled(row);
			case RowList list -> IntStream.range(0, list.size()).allMatch((index) -> isSettled(list.element(index)));
			case Object _ -> true;
		};
	}

}
