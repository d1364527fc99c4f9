package io.sluice.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients call their operations is one short line of the log. */
class DoubtLogTests {

	@Test
	void keepsToOneShortLine() {
		Logger logger = (Logger) LoggerFactory.getLogger(DoubtLog.class);
		ListAppender<ILoggingEvent> logged = new ListAppender<>();
		logged.start();
		logger.addAppender(logged);
		logger.setLevel(Level.INFO);
		new DoubtLog().tell("a\u2028b\u0085c\rd", "O\nERROR " + "x".repeat(10_000), "{ a }");
		logger.setLevel(null);
		logger.detachAppender(logged);
		assertThat(logged.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.asString()
			.contains("operation O ERROR xxx")
			.endsWith("x, client a b c d")
			.hasSizeLessThan(400);
	}

}
