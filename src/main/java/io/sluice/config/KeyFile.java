package io.sluice.config;

/**
 * One file with the keys of an issuer, as read.
 *
 * @param path the file, relative to {@code gateway-config/}, as the configuration has it
 * @param text its content
 */
public record KeyFile(String path, String text) {

}
