package io.sluice.engine;

import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * The errors that this package logs while a test runs: the test's to see, and not on the
 * console.
 */
final class Logged implements BeforeEachCallback, AfterEachCallback {

	private final Logger logger = (Logger) LoggerFactory.getLogger(Logged.class.getPackageName());

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	@Override
	public void beforeEach(ExtensionContext context) {
		this.appender.start();
		this.logger.addAppender(this.appender);
		this.logger.setAdditive(false);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.logger.detachAppender(this.appender);
		this.logger.setAdditive(true);
	}

	/**
	 * What was logged.
	 * @return the messages of errors
	 */
	List<String> errors() {
		return logged().map(ILoggingEvent::getFormattedMessage).toList();
	}

	/**
	 * What was logged with the errors.
	 * @return what was thrown first, of each error
	 */
	List<Throwable> causes() {
		return logged().map((event) -> ((ThrowableProxy) event.getThrowableProxy()).getThrowable())
			.map((thrown) -> (thrown.getCause() != null) ? thrown.getCause() : thrown)
			.toList();
	}

	private Stream<ILoggingEvent> logged() {
		return this.appender.list.stream().filter((event) -> event.getLevel() == Level.ERROR);
	}

}
