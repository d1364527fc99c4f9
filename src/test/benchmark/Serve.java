import io.sluice.benchmark.PostsServer;
import io.sluice.benchmark.UsersServer;

/** Serves posts and users at 127.0.0.1:18080, and users over gRPC at 18082, until it is stopped. Started as it is, by the source launcher. */
void main() {
	UsersServer.start(18082);
	PostsServer.start(18080).onDispose().block();
}
