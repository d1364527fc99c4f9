package io.sluice.config;

/**
 * One proto file, as read.
 *
 * @param path the file, relative to {@code gateway-config/protos/}, with slashes: what
 * others import it by
 * @param text its content
 */
public record ProtoFile(String path, String text) {

	/** The folder of all proto files, relative to the gateway's home. */
	public static final String FOLDER = "gateway-config/protos";

	/**
	 * The name of the file.
	 * @return the file, relative to the gateway's home
	 */
	public String name() {
		return FOLDER + "/" + this.path;
	}

}
