package io.sluice.sample.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What shows a product; {@code kind} tells which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(name = "image", value = Media.Image.class),
		@JsonSubTypes.Type(name = "video", value = Media.Video.class) })
sealed interface Media {

	record Image(String url, String alt, int width, int height) implements Media {

	}

	record Video(String url, String alt, int durationSeconds) implements Media {

	}

}
