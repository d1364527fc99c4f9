package io.sluice.reload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Looks at the files from time to time, and has them reloaded when they have changed and
 * stay as they are: whoever writes several is not interrupted. To look works everywhere;
 * file systems of other machines tell nobody what happens there.
 */
final class Watching implements AutoCloseable {

	private final Path home;

	private final Runnable reload;

	private final Scheduler thread;

	private final Disposable.Swap looking = Disposables.swap();

	private FilesSeen loaded;

	private Optional<FilesSeen> seen = Optional.empty();

	/**
	 * Has not looked yet.
	 * @param home where the files are
	 * @param loaded how they looked before they were read
	 * @param reload reads them again; is run on the thread
	 * @param thread where is looked; a single one
	 */
	Watching(Path home, FilesSeen loaded, Runnable reload, Scheduler thread) {
		this.home = home;
		this.loaded = loaded;
		this.reload = reload;
		this.thread = thread;
	}

	/**
	 * Looks from now on.
	 * @param every how often; never if zero
	 */
	void start(Duration every) {
		if (every.isPositive()) {
			this.looking.update(this.thread.schedulePeriodically(this::look, every.toNanos(), every.toNanos(),
					TimeUnit.NANOSECONDS));
		}
	}

	private void look() {
		Optional<FilesSeen> before = this.seen;
		this.seen = FilesSeen.below(this.home);
		if (this.seen.isPresent() && this.seen.equals(before) && !this.seen.get().equals(this.loaded)) {
			this.loaded = this.seen.get();
			this.reload.run();
		}
	}

	@Override
	public void close() {
		this.looking.dispose();
	}

}
