import io.sluice.benchmark.PlainGateway;

/** Serves the benchmark's schema by Spring for GraphQL alone at 127.0.0.1:18081. Started as it is, by the source launcher. */
void main() {
	PlainGateway.start(18081);
}
