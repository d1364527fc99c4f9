package io.sluice.reload;

import java.util.List;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.SharingReport;
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
		this.blueprint.terms().security().warnings().forEach(logger::warn);
	}

}
