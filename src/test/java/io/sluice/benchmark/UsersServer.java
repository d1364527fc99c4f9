package io.sluice.benchmark;

import java.nio.file.Path;
import java.util.List;

import io.sluice.sample.wire.GrpcMethods;
import io.sluice.sample.wire.GrpcServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serves users over gRPC, on loopback: the same as {@link PostsServer}. */
public final class UsersServer {

	private static final Path PROTOS = Path.of("src/test/benchmark/grpc/gateway-config/protos");

	private final JsonMapper mapper = JsonMapper.shared();

	private final PostsData data = new PostsData();

	private UsersServer() {
	}

	/**
	 * Begins to serve.
	 * @param port the port, 0 for any
	 * @return the running server
	 */
	public static GrpcServer start(int port) {
		UsersServer users = new UsersServer();
		return GrpcServer.start(port, GrpcMethods.of(PROTOS, "users/v1/users.proto", "users.v1.Users")
			.unary("ListUsers", ListRequest.class, (_) -> users.response(users.data.allUsers()))
			.unary("BatchGetUsers", BatchRequest.class, (request) -> users.response(users.data.users(request.ids()))));
	}

	private Response response(byte[] json) {
		return new Response(List.copyOf(this.mapper.readTree(json).values()));
	}

	private record ListRequest() {

	}

	private record BatchRequest(List<Integer> ids) {

	}

	private record Response(List<JsonNode> users) {

	}

}
