package io.sluice.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Keeps what is written to a log from now on, until it is closed. */
final class Written extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

	private final Logger logger;

	private final Level before;

	private Written(Logger logger) {
		this.logger = logger;
		this.before = logger.getLevel();
		start();
		logger.setLevel(Level.INFO);
		logger.addAppender(this);
	}

	static Written to(String logger) {
		return new Written((Logger) LoggerFactory.getLogger(logger));
	}

	List<ILoggingEvent> lines() {
		return this.lines;
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.add(event);
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
		this.logger.setLevel(this.before);
	}

}
