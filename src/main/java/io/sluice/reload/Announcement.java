package io.sluice.reload;

import java.util.List;

import io.sluice.blueprint.Blueprint;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What operators should know of a blueprint.
 *
 * @param blueprint what is promised from now on
 */
record Announcement(Blueprint blueprint) {

	private static final Log logger = LogFactory.getLog(Announcement.class);

	/** Writes it into the log. */
	void tell() {
		List<String> sharing = new SharingReport(this.blueprint).lines();
		if (!sharing.isEmpty()) {
			logger.info("Whose answers may serve others:\n" + String.join("\n", sharing));
		}
		if (this.blueprint.terms().security().explanation().isOpen()) {
			logger.warn("sluice.security.debug is ALL: everybody may see what is called for an operation.");
		}
	}

}
