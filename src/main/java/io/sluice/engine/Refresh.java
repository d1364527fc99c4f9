package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.sluice.cache.EntryKey;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Fetches anew what was answered although it is old: for those who ask later, so nobody
 * waits for it. Of all who notice, on all instances, one does.
 *
 * @param run the operation that noticed
 */
record Refresh(Run run) {

	private static final Log logger = LogFactory.getLog(Refresh.class);

	/**
	 * Fetches what nobody else does.
	 * @param <T> what is asked for
	 * @param old what is old
	 * @param key the key of its entry
	 * @param fetch fetches some of it
	 */
	<T> void begin(List<T> old, Function<T, EntryKey> key, Function<List<T>, CompletableFuture<?>> fetch) {
		List<T> claimed = new ArrayList<>();
		CompletableFuture<?> asked = CompletableFuture
			.allOf(old.stream().map((each) -> claim(key.apply(each)).thenAccept((own) -> {
				if (own) {
					claimed.add(each);
				}
			})).toArray(CompletableFuture[]::new));
		var _ = asked
			.thenCompose((_) -> claimed.isEmpty() ? CompletableFuture.completedFuture(null) : fetch.apply(claimed))
			.whenComplete((_, error) -> {
				if (error != null) {
					ClientRequest client = this.run.inquiry().client();
					client.log(() -> logger.error(LogMessage.format("[%s] A refresh failed.", client.id()), error));
				}
			});
	}

	private CompletableFuture<Boolean> claim(EntryKey key) {
		return this.run.inTurn(this.run.cache().claim(key));
	}

}
