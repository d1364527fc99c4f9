import io.sluice.benchmark.PostsServer;

/** Serves posts and users at 127.0.0.1:18080 until it is stopped. Started as it is, by the source launcher. */
void main() {
	PostsServer.start(18080).onDispose().block();
}
