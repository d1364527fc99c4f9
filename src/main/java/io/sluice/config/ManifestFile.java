package io.sluice.config;

/**
 * One file with trusted documents, as read.
 *
 * @param path the file, relative to the gateway's home
 * @param text its content
 */
public record ManifestFile(String path, String text) {

	/** The folder of these files, relative to the gateway's home. */
	public static final String FOLDER = "gateway-config/trusted-documents";

}
