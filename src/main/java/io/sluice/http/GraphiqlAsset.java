package io.sluice.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A file of the GraphiQL page. It is read when it is asked for first, on a thread that
 * may wait, and kept.
 */
final class GraphiqlAsset {

	private final MediaType type;

	private final CacheControl caching;

	private final Mono<Content> content;

	GraphiqlAsset(Resource resource, MediaType type, CacheControl caching) {
		this.type = type;
		this.caching = caching;
		this.content = Mono.fromCallable(() -> new Content(resource.getContentAsByteArray()))
			.subscribeOn(Schedulers.boundedElastic())
			.cache();
	}

	/**
	 * Answers with the file, compressed where the client takes that, or with 304 where
	 * the client has it.
	 * @param request a GET request
	 * @return the answer
	 */
	Mono<ServerResponse> answer(ServerRequest request) {
		return this.content.flatMap((loaded) -> request.checkNotModified(loaded.etag)
			.switchIfEmpty(Mono.defer(() -> send(request, loaded))));
	}

	private Mono<ServerResponse> send(ServerRequest request, Content loaded) {
		ServerResponse.BodyBuilder response = ServerResponse.ok()
			.contentType(this.type)
			.cacheControl(this.caching)
			.eTag(loaded.etag)
			.varyBy(HttpHeaders.ACCEPT_ENCODING);
		return takesGzip(request) ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").bodyValue(loaded.compressed)
				: response.bodyValue(loaded.plain);
	}

	private static boolean takesGzip(ServerRequest request) {
		return request.headers()
			.header(HttpHeaders.ACCEPT_ENCODING)
			.stream()
			.anyMatch((value) -> value.contains("gzip"));
	}

	/** What is sent. */
	private static final class Content {

		private final byte[] plain;

		private final byte[] compressed;

		private final String etag;

		Content(byte[] plain) {
			CRC32C checksum = new CRC32C();
			checksum.update(plain);
			this.plain = plain;
			this.compressed = gzip(plain);
			this.etag = "W/\"%08x-%x\"".formatted(checksum.getValue(), plain.length);
		}

		private static byte[] gzip(byte[] plain) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
			try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
				gzip.write(plain);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return bytes.toByteArray();
		}

	}

}
