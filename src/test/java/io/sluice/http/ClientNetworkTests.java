package io.sluice.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

import io.sluice.blueprint.Proxies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class ClientNetworkTests {

	private static final String SOCKET = "10.0.0.1";

	@Test
	void takesTheConnectionIfNoProxyIsTrusted() {
		assertThat(of(0, Proxies.Header.X_FORWARDED_FOR, "203.0.113.7", "for=203.0.113.7")).isEqualTo(SOCKET);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			1 | 203.0.113.7                            | 203.0.113.7
			1 | 1.1.1.1, 203.0.113.7                   | 203.0.113.7
			2 | 1.1.1.1, 203.0.113.7, 10.0.0.2         | 203.0.113.7
			2 | 203.0.113.7                            | 203.0.113.7
			1 | 203.0.113.7:5678                       | 203.0.113.7
			1 | 2001:db8:1:2:3::4                      | 20010db800010002
			1 | [2001:db8:1:2::5]:443                  | 20010db800010002
			1 | ::ffff:203.0.113.7                     | 203.0.113.7
			1 | -                                      | 10.0.0.1
			1 | unknown                                | 10.0.0.1
			1 | 203.0.113.7, localhost                 | 10.0.0.1
			1 | 203.0.113.7,                           | 10.0.0.1
			1 | ,                                      | 10.0.0.1
			1 | 999.0.113.7                            | 10.0.0.1
			""")
	void takesWhatTheProxiesHaveAdded(int proxies, String header, String network) {
		assertThat(of(proxies, Proxies.Header.X_FORWARDED_FOR, header, "for=1.2.3.4")).isEqualTo(network);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
			1 | for=203.0.113.7                                       | 203.0.113.7
			1 | For="203.0.113.7:8080";proto=https                    | 203.0.113.7
			1 | for=1.1.1.1, proto=https;for="[2001:db8:1:2::5]:443"  | 20010db800010002
			2 | for=1.1.1.1, for=203.0.113.7;by=10.0.0.2, for=10.0.0.2 | 203.0.113.7
			1 | for="1.1.1.1, for=203.0.113.7                         | 203.0.113.7
			1 | for=1.1.1.1, proto=https                              | 10.0.0.1
			1 | for=_hidden                                           | 10.0.0.1
			1 | for=unknown                                           | 10.0.0.1
			1 | -                                                     | 10.0.0.1
			""")
	void takesWhatTheProxiesSayByTheStandard(int proxies, String header, String network) {
		assertThat(of(proxies, Proxies.Header.FORWARDED, "1.2.3.4", header)).isEqualTo(network);
	}

	@Test
	void takesSeveralLinesForOne() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("X-Forwarded-For", "1.1.1.1");
		headers.add("X-Forwarded-For", "203.0.113.7");
		assertThat(new ClientNetwork(new Proxies(1, Proxies.Header.X_FORWARDED_FOR)).of(headers, socket()))
			.isEqualTo("203.0.113.7");
	}

	@Test
	void knowsNobodyWithoutAConnection() {
		assertThat(new ClientNetwork(Proxies.NONE).of(new HttpHeaders(), null)).isEmpty();
	}

	@Test
	void isNotKeptByLongHeaders() {
		String much = "for=\"".repeat(3000);
		assertThat(of(1, Proxies.Header.FORWARDED, null, much + ", for=203.0.113.7")).isEqualTo("203.0.113.7");
		assertThat(of(1, Proxies.Header.FORWARDED, null, much)).isEqualTo(SOCKET);
		assertThat(of(1, Proxies.Header.X_FORWARDED_FOR, "[".repeat(9000), null)).isEqualTo(SOCKET);
	}

	private static String of(int proxies, Proxies.Header header, String list, String standard) {
		HttpHeaders headers = new HttpHeaders();
		if (list != null) {
			headers.add("X-Forwarded-For", list);
		}
		if (standard != null) {
			headers.add("Forwarded", standard);
		}
		return new ClientNetwork(new Proxies(proxies, header)).of(headers, socket());
	}

	private static InetSocketAddress socket() {
		try {
			return new InetSocketAddress(InetAddress.getByAddress(new byte[] { 10, 0, 0, 1 }), 1234);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
