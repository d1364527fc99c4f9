package io.sluice.row.protobuf;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** An object or array that has begun and not ended. */
sealed interface Frame permits MessageFrame, ElementsFrame, EntriesFrame {

	/** What it stands in. */
	@Nullable Frame parent();

	/** In how many messages it stands. */
	int depth();

	/**
	 * Goes on.
	 * @param parser reads this
	 * @return the next token; if it is the end, the parser has been told
	 */
	JsonToken next(ProtobufParser parser);

}
