package io.sluice.row;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TextFormat;
import io.sluice.blueprint.JsonPath;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.row.protobuf.Content;
import org.jspecify.annotations.Nullable;

/** Messages and what is read of them, in few words. */
final class Messages {

	static final Descriptor EVERYTHING = Protos.everything("Everything");

	private static final Shape RAW = Shapes.leaf(LeafType.Basic.RAW);

	private Messages() {
	}

	/** The wire form of an {@code Everything} in text format. */
	static byte[] everything(String text) {
		return message(EVERYTHING, text);
	}

	static byte[] message(Descriptor type, String text) {
		DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
		try {
			TextFormat.merge(text, message);
		}
		catch (TextFormat.ParseException ex) {
			throw new IllegalArgumentException(text, ex);
		}
		return message.build().toByteArray();
	}

	static Slice slice(byte[] everything) {
		return slice(EVERYTHING, everything);
	}

	static Slice slice(Descriptor type, byte[] message) {
		return new Message(Content.message(type)).slice(message);
	}

	static @Nullable Object read(Shape shape, JsonPath path, Slice slice) {
		return Plain.of(Reader.of(shape, path, Shapes.MISMATCH).read(slice, (_) -> {
		}));
	}

	/** What an {@code Everything} holds at a path, whatever it is. */
	static @Nullable Object raw(String text, Object... path) {
		return raw(everything(text), path);
	}

	static @Nullable Object raw(byte[] everything, Object... path) {
		return read(RAW, Shapes.path(path), slice(everything));
	}

}
