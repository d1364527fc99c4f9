package io.sluice.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a service is reached over gRPC, and where its methods are described, {@code grpc}.
 *
 * @param target where it is, as gRPC names it
 * @param plaintext whether nothing is encrypted
 * @param protos files below {@code gateway-config/protos/}
 * @param descriptorSet a file below {@code gateway-config/protos/} that a compiler of
 * proto files has made
 * @param reflection whether the service itself is asked
 * @param safeMethods the methods that change nothing
 */
public record GrpcSettings(@Nullable Setting target, @Nullable Setting plaintext, @Nullable List<Setting> protos,
		@Nullable Setting descriptorSet, @Nullable Setting reflection, @Nullable List<Setting> safeMethods) {

}
