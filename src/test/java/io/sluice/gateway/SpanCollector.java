package io.sluice.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

import static org.awaitility.Awaitility.await;

/** Collects spans as a collector of OpenTelemetry does, over HTTP. */
final class SpanCollector implements AutoCloseable {

	private final List<ResourceSpans> received = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	SpanCollector() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/v1/traces", this::take);
		this.server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		this.received.addAll(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList());
		exchange.sendResponseHeaders(200, -1);
		exchange.close();
	}

	/** Where spans are to be sent. */
	String endpoint() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1/traces";
	}

	/** What all of them say of the process. */
	Map<String, String> resource() {
		return attributes(this.received.getFirst().getResource().getAttributesList());
	}

	/** All spans by now, in no order. */
	List<Collected> spans() {
		return this.received.stream()
			.flatMap((resource) -> resource.getScopeSpansList().stream())
			.flatMap((scope) -> scope.getSpansList()
				.stream()
				.map((span) -> Collected.of(scope.getScope().getName(), span)))
			.toList();
	}

	/** The spans of a trace by their names, as soon as there are so many. */
	Map<String, Collected> trace(String trace, int count) {
		return spans((span) -> span.trace().equals(trace), count).stream()
			.collect(Collectors.toMap(Collected::name, Function.identity()));
	}

	/** The one span that is so, as soon as it is there. */
	Collected span(Predicate<Collected> condition) {
		return spans(condition, 1).getFirst();
	}

	/** Spans that are so, as soon as there are so many. */
	List<Collected> spans(Predicate<Collected> condition, int count) {
		return await().until(() -> spans().stream().filter(condition).toList(), (spans) -> spans.size() >= count);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private static Map<String, String> attributes(List<KeyValue> attributes) {
		return attributes.stream()
			.collect(Collectors.toMap(KeyValue::getKey, (attribute) -> text(attribute.getValue())));
	}

	private static String text(AnyValue value) {
		return switch (value.getValueCase()) {
			case STRING_VALUE -> value.getStringValue();
			case INT_VALUE -> Long.toString(value.getIntValue());
			case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
			case ARRAY_VALUE -> value.getArrayValue()
				.getValuesList()
				.stream()
				.map(SpanCollector::text)
				.collect(Collectors.joining(","));
			default -> throw new IllegalArgumentException(value.toString());
		};
	}

	/**
	 * A span.
	 *
	 * @param scope who made it
	 * @param trace the id of its trace
	 * @param id its id
	 * @param parent the id of the span before; empty if there is none
	 * @param details what it says
	 * @param raw as it came
	 */
	record Collected(String scope, String trace, String id, String parent, Map<String, String> details, Span raw) {

		private static Collected of(String scope, Span span) {
			return new Collected(scope, hex(span.getTraceId()), hex(span.getSpanId()), hex(span.getParentSpanId()),
					attributes(span.getAttributesList()), span);
		}

		private static String hex(ByteString id) {
			return HexFormat.of().formatHex(id.toByteArray());
		}

		String name() {
			return this.raw.getName();
		}

		Span.SpanKind kind() {
			return this.raw.getKind();
		}

		String detail(String key) {
			return this.details.getOrDefault(key, "");
		}

		boolean isError() {
			return this.raw.getStatus()
				.getCode() == io.opentelemetry.proto.trace.v1.Status.StatusCode.STATUS_CODE_ERROR;
		}

		/** As a service is told of it. */
		String traceparent() {
			return "00-%s-%s-%02x".formatted(this.trace, this.id, this.raw.getFlags() & 0xff);
		}

	}

}
