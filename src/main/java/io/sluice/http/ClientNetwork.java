package io.sluice.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.netty.util.NetUtil;
import io.sluice.blueprint.Proxies;
import org.jspecify.annotations.Nullable;

import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;

/**
 * From where callers ask. What a client itself writes of that is worth nothing: of the
 * addresses in a header, only those count that trusted proxies have added, which are the
 * last ones.
 *
 * @param proxies what stands between
 */
public record ClientNetwork(Proxies proxies) {

	/** RFC 4291, 2.5.4: the rest of an address is whatever its owner likes. */
	private static final int NETWORK = 8;

	/** RFC 7239, 4. */
	private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\"\\s]*))",
			Pattern.CASE_INSENSITIVE);

	/** An address, and perhaps a port: one of IPv6 stands in brackets then. */
	private static final Pattern NODE = Pattern.compile("\\[([^]]*)](?::.*)?|([^:]*)(?::\\d+)?|(.*)");

	/**
	 * From where an operation is asked for.
	 * @param request asks for it
	 * @return the address, or of IPv6 the network, as text; empty if nobody knows
	 */
	public String of(WebGraphQlRequest request) {
		return of(request.getHeaders(), request.getRemoteAddress());
	}

	/**
	 * From where something is asked for.
	 * @param headers of the request
	 * @param connected who is connected to the gateway
	 * @return as {@link #of(WebGraphQlRequest)}
	 */
	public String of(HttpHeaders headers, @Nullable InetSocketAddress connected) {
		InetAddress socket = (connected != null) ? connected.getAddress() : null;
		InetAddress client = (this.proxies.count() == 0) ? socket : told(headers).orElse(socket);
		return switch (client) {
			case Inet6Address wide -> HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), NETWORK));
			case InetAddress other -> other.getHostAddress();
			case null -> "";
		};
	}

	/** Fewer are there if somebody has come past the outer proxies. */
	private Optional<InetAddress> told(HttpHeaders headers) {
		List<String> nodes = switch (this.proxies.header()) {
			case X_FORWARDED_FOR -> elements(headers.getOrEmpty("X-Forwarded-For")).toList();
			case FORWARDED -> elements(headers.getOrEmpty("Forwarded")).map(ClientNetwork::node).toList();
		};
		return nodes.isEmpty() ? Optional.empty()
				: address(nodes.get(Math.max(0, nodes.size() - this.proxies.count())).strip());
	}

	/**
	 * No address has a comma in it. Who writes a quote and does not end it must not take
	 * what a proxy adds into it.
	 */
	private static Stream<String> elements(List<String> lines) {
		return lines.stream().flatMap((line) -> Stream.of(line.split(",", -1)));
	}

	private static String node(String element) {
		Matcher node = FOR.matcher(element);
		return node.find() ? Objects.requireNonNullElse(node.group(1), Objects.requireNonNullElse(node.group(2), ""))
				: "";
	}

	/** Names are not looked up. */
	private static Optional<InetAddress> address(String node) {
		Matcher parts = NODE.matcher(node);
		if (!parts.matches()) {
			return Optional.empty();
		}
		String text = Stream.of(parts.group(1), parts.group(2), parts.group(3))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("");
		byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
		try {
			return (bytes != null) ? Optional.of(InetAddress.getByAddress(bytes)) : Optional.empty();
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

}
