package io.sluice.config;

/**
 * One descriptor set, as read.
 *
 * @param path the file, relative to {@code gateway-config/protos/}, as the configuration
 * has it
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record DescriptorSetFile(String path, byte[] content) {

}
