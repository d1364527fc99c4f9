package io.sluice.config;

/**
 * One file of SDL, as read.
 *
 * @param name the file, relative to the gateway's home, with slashes
 * @param text its content
 */
public record SchemaFile(String name, String text) {

}
