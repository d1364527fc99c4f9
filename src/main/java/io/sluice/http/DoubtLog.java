package io.sluice.http;

import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluice.blueprint.Sha256;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/** Logs documents that are executed though they are not trusted: each once, or nearly. */
final class DoubtLog {

	private static final Log logger = LogFactory.getLog(DoubtLog.class);

	private static final int MOST = 10_000;

	private static final int LONGEST = 200;

	/** Those of Unicode, and its ends of lines. */
	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

	private final Cache<String, Boolean> told = Caffeine.newBuilder().maximumSize(MOST).build();

	/**
	 * Logs a document.
	 * @param client the id of the client, or an empty text
	 * @param operation the name that it asks for, if it does
	 * @param text the document
	 */
	void tell(String client, @Nullable String operation, String text) {
		String hash = Sha256.of(text);
		if (this.told.asMap().putIfAbsent(hash, Boolean.TRUE) == null) {
			logger.info(LogMessage.format("Not trusted: the document sha256:%s, operation %s, client %s", hash,
					oneLine(operation), oneLine(client)));
		}
	}

	/** What clients say must not begin a line of the log, and not fill it. */
	private static String oneLine(@Nullable String said) {
		if (said == null || said.isEmpty()) {
			return "-";
		}
		return CONTROL.matcher(said.substring(0, Math.min(said.length(), LONGEST))).replaceAll(" ");
	}

}
