package io.sluice.http.seen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.sluice.access.Account;
import io.sluice.plan.Title;

/**
 * What the access log says of one operation, or of a request that became none. Nothing of
 * what was asked with, or answered; and of who asked, the client alone.
 *
 * @param id the id of the operation, under which the log has what failed
 * @param trace the id of its trace; empty if it belongs to none
 * @param client the id of the client; empty if there is none
 * @param operation its name; empty if it has none, or it is not known
 * @param type what kind of operation it is; empty if that is not known
 * @param cost what it may cost at most
 * @param status the HTTP status of the answer; 0 on a socket
 * @param codes what came of it
 * @param nanos how long it took
 */
record AccessLine(String id, String trace, String client, String operation, String type, long cost, int status,
		List<String> codes, long nanos) {

	private static final int LONGEST = 100;

	/** The line about an operation. */
	static AccessLine of(Sighting seen, int status) {
		Optional<Title> title = seen.title();
		return new AccessLine(seen.id(), seen.trace(),
				seen.caller().account().map(Account::client).map(AccessLine::shortened).orElse(""),
				title.flatMap(Title::name).map(AccessLine::shortened).orElse(""),
				title.map((known) -> known.kind().name().toLowerCase(Locale.ROOT)).orElse(""), seen.cost(), status,
				seen.codes(), seen.took());
	}

	/** The line about a request that became no operation. */
	static AccessLine refused(String id, int status, List<String> codes, long nanos) {
		return new AccessLine(id, "", "", "", "", 0, status, codes, nanos);
	}

	/** No line looks like two, and no member like another. */
	private static String shortened(String text) {
		StringBuilder shortened = new StringBuilder(text.substring(0, Math.min(text.length(), LONGEST)));
		for (int at = 0; at < shortened.length(); at++) {
			char letter = shortened.charAt(at);
			if (!Character.isLetterOrDigit(letter) && "-_.:/@".indexOf(letter) < 0) {
				shortened.setCharAt(at, '_');
			}
		}
		return shortened.toString();
	}

	/** The line for people. */
	String text() {
		return members().entrySet()
			.stream()
			.map((member) -> member.getKey() + "=" + member.getValue())
			.collect(Collectors.joining(" "));
	}

	/** What it says, by name, in this order. */
	Map<String, Object> members() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("request", this.id);
		members.put("trace.id", this.trace);
		members.put("client", this.client);
		members.put("operation", this.operation);
		members.put("type", this.type);
		if (!this.type.isEmpty()) {
			members.put("cost", this.cost);
		}
		if (this.status != 0) {
			members.put("status", this.status);
		}
		members.put("codes", String.join(",", this.codes));
		members.put("micros", this.nanos / 1_000);
		members.values().removeIf(""::equals);
		return members;
	}

}
