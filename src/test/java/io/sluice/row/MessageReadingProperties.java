package io.sluice.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import io.sluice.blueprint.JsonPath;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Guard;
import io.sluice.plan.Layout;
import io.sluice.plan.Shape;
import io.sluice.row.protobuf.Content;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Whatever is asked of whatever message: rows hold what it means. */
class MessageReadingProperties {

	private static final Descriptor EVERYTHING = Protos.everything("Everything");

	private static final Opened NOBODY = (_) -> {
	};

	@Property(tries = 200)
	void rowsHoldWhatTheMessageMeans(@ForAll long seed) {
		Random random = new Random(seed);
		DynamicMessage message = new RandomMessages(random).of(EVERYTHING, 3);
		Shape shape = new RandomShapes(random).message(EVERYTHING, 4);
		assertThat(Plain.difference(Expectation.of(shape, JsonPath.ROOT, Meaning.of(message)),
				read(shape, whole(message.toByteArray()))))
			.as("where what is meant differs from what is read, seed %d", seed)
			.isEmpty();
	}

	@Property(tries = 200)
	void itDoesNotMatterHowTheMessageIsWritten(@ForAll long seed) {
		Random random = new Random(seed);
		DynamicMessage message = new RandomMessages(random).of(EVERYTHING, 3);
		Shape shape = new RandomShapes(random).message(EVERYTHING, 4);
		byte[] rewritten = new Rewriting(random).rewrite(message.toByteArray(), EVERYTHING);
		assertThat(Plain.difference(read(shape, whole(message.toByteArray())), read(shape, whole(rewritten))))
			.as("where one way to write it differs from another, seed %d", seed)
			.isEmpty();
	}

	@Property(tries = 200)
	void itDoesNotMatterWhenTheMessageIsRead(@ForAll long seed) {
		Random random = new Random(seed);
		byte[] message = new Rewriting(random).rewrite(new RandomMessages(random).of(EVERYTHING, 2).toByteArray(),
				EVERYTHING);
		Layout now = new RandomShapes(random).layout(EVERYTHING, 3);
		Layout kept = later(now);
		Row first = (Row) Reader.of(Shapes.object(kept), JsonPath.ROOT, Shapes.MISMATCH).read(whole(message), (_) -> {
		});
		Row direct = (Row) Reader.of(Shapes.object(now), JsonPath.ROOT, Shapes.MISMATCH).read(whole(message), (_) -> {
		});
		for (int slot = 0; slot < now.visible(); slot++) {
			Shape shape = now.field(slot).shape();
			assertThat(Plain.difference(Plain.of(direct.slot(slot)), later(first.slot(slot), shape)))
				.as("where reading now differs from reading later, seed %d, slot %d", seed, slot)
				.isEmpty();
			assertThat(Plain.difference(Plain.of(direct.slot(slot)), later(repacked(first.slot(slot)), shape)))
				.as("where reading now differs from reading what was kept, seed %d, slot %d", seed, slot)
				.isEmpty();
		}
	}

	@Property(tries = 200)
	void whatIsReadInPassingIsTheSameAsWhatIsReadLater(@ForAll long seed) {
		Random random = new Random(seed);
		byte[] message = new Rewriting(random).rewrite(new RandomMessages(random).of(EVERYTHING, 2).toByteArray(),
				EVERYTHING);
		Layout now = new RandomShapes(random).layout(EVERYTHING, 3);
		Row row = (Row) Reader.of(Shapes.object(both(now)), JsonPath.ROOT, Shapes.MISMATCH)
			.read(whole(message), NOBODY);
		for (int slot = 0; slot < now.visible(); slot++) {
			Object later = later(row.slot(now.visible() + slot), now.field(slot).shape());
			assertThat(Plain.difference(Plain.of(row.slot(slot)), later))
				.as("where reading in passing differs from reading later, seed %d, slot %d", seed, slot)
				.isEmpty();
		}
	}

	@Property(tries = 200)
	void whatIsReadTwiceIsTheSameAsWhatIsReadOnce(@ForAll long seed) {
		Random random = new Random(seed);
		DynamicMessage message = new RandomMessages(random).of(EVERYTHING, 3);
		Reader reader = Reader.of(new RandomShapes(random).message(EVERYTHING, 4), JsonPath.ROOT, Shapes.MISMATCH);
		Object first = reader.read(whole(message.toByteArray()), NOBODY);
		Reading reading = reader.keep(first);
		for (int time = 0; time < 2; time++) {
			Object again = reader.read(reading, NOBODY);
			assertThat(Plain.difference(Plain.of(first), Plain.of(again)))
				.as("where what is read anew differs from what is kept, seed %d", seed)
				.isEmpty();
			assertThat(Shapes.written(again)).as("seed %d", seed).isEqualTo(Shapes.written(first));
		}
	}

	private static Object later(Object unread, Shape shape) {
		return (unread instanceof Slice slice) ? read(shape, slice) : unread;
	}

	/** As another process would see it. */
	private static Object repacked(Object unread) {
		return !(unread instanceof Slice) ? unread : new Packing(new Message(Content.message(EVERYTHING)))
			.unpack(new Packing(new Message(Content.message(EVERYTHING))).pack(unread), 0);
	}

	private static Layout later(Layout now) {
		return Shapes.layout("Later", List.of(), unread(now).toArray(FieldPlan[]::new));
	}

	private static Layout both(Layout now) {
		List<FieldPlan> fields = new ArrayList<>();
		for (int slot = 0; slot < now.visible(); slot++) {
			fields.add(now.field(slot));
		}
		fields.addAll(unread(now));
		return Shapes.layout("Both", List.of(), fields.toArray(FieldPlan[]::new));
	}

	private static List<FieldPlan> unread(Layout now) {
		List<FieldPlan> fields = new ArrayList<>();
		for (int slot = 0; slot < now.visible(); slot++) {
			fields.add(new FieldPlan("u" + slot, "T.u" + slot, List.of(), Shape.Unread.VALUE, now.field(slot).source(),
					Optional.empty(), Guard.OPEN));
		}
		return fields;
	}

	@Property(tries = 200)
	void neverThrowsWhateverTheBytesAre(@ForAll long seed) {
		Random random = new Random(seed);
		byte[] bytes = bytes(random);
		Shape shape = new RandomShapes(random).message(EVERYTHING, 4);
		assertThatCode(() -> read(shape, whole(bytes))).as("seed %d", seed).doesNotThrowAnyException();
	}

	private static byte[] bytes(Random random) {
		if (random.nextInt(4) == 0) {
			byte[] noise = new byte[random.nextInt(200)];
			random.nextBytes(noise);
			return noise;
		}
		byte[] message = new RandomMessages(random).of(EVERYTHING, 2).toByteArray();
		byte[] damaged = Arrays.copyOf(message, random.nextInt(message.length + 1));
		for (int count = random.nextInt(4); count > 0 && damaged.length > 0; count--) {
			damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
		}
		return damaged;
	}

	private static Slice whole(byte[] bytes) {
		return new Message(Content.message(EVERYTHING)).slice(bytes);
	}

	private static Object read(Shape shape, Slice slice) {
		return Plain.of(Reader.of(shape, JsonPath.ROOT, Shapes.MISMATCH).read(slice, (_) -> {
		}));
	}

}
