package io.sluice.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Content that seldom changes, ready to be sent: compressed where the client takes that,
 * or not at all where the client has it. Immutable.
 */
final class Representation {

	/** RFC 9110, 12.5.3: "gzip", or its old name, with any weight but 0. */
	private static final Pattern GZIP = Pattern.compile("(?:x-)?gzip\\s*(?:;\\s*q=(?:1.*|0?\\.0*[1-9].*))?",
			Pattern.CASE_INSENSITIVE);

	private final byte[] plain;

	private final byte[] compressed;

	/** Weak, since it names the content as it is and compressed alike. */
	private final String etag;

	private final MediaType type;

	private final CacheControl caching;

	private final List<String> varying;

	/**
	 * Compresses content. Takes too long for an event loop.
	 * @param plain the content
	 * @param type its media type
	 * @param caching how long clients may keep it without asking
	 * @param varying the headers of the request, besides that of encodings, on which it
	 * depends what is answered
	 */
	Representation(byte[] plain, MediaType type, CacheControl caching, String... varying) {
		CRC32C checksum = new CRC32C();
		checksum.update(plain);
		this.plain = plain;
		this.compressed = gzip(plain);
		this.etag = "W/\"%08x-%x\"".formatted(checksum.getValue(), plain.length);
		this.type = type;
		this.caching = caching;
		this.varying = Stream.concat(Stream.of(HttpHeaders.ACCEPT_ENCODING), Stream.of(varying)).toList();
	}

	/**
	 * Answers with the content, or with 304 where the client has it.
	 * @param request a GET request
	 * @return the answer
	 */
	Mono<ServerResponse> answer(ServerRequest request) {
		// on the exchange, so that 304 says it too (RFC 9110, 15.4.5)
		HttpHeaders headers = request.exchange().getResponse().getHeaders();
		headers.setCacheControl(this.caching);
		headers.setVary(this.varying);
		return request.checkNotModified(this.etag).switchIfEmpty(Mono.defer(() -> send(request)));
	}

	private Mono<ServerResponse> send(ServerRequest request) {
		ServerResponse.BodyBuilder response = ServerResponse.ok().contentType(this.type).eTag(this.etag);
		return takesGzip(request) ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").bodyValue(this.compressed)
				: response.bodyValue(this.plain);
	}

	private static boolean takesGzip(ServerRequest request) {
		return request.headers()
			.header(HttpHeaders.ACCEPT_ENCODING)
			.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.anyMatch((coding) -> GZIP.matcher(coding.strip()).matches());
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
