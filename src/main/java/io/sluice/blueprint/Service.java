package io.sluice.blueprint;

/** A downstream API that fields get their values from. */
public sealed interface Service permits RestService, GrpcService {

	/** The name that directives use. */
	String name();

	/** How its JSON names what the schema names. */
	Naming naming();

	/** How far its answers may be shared. */
	Sharing sharing();

	/** The most calls of one operation at the same time, at least 1. */
	int concurrency();

	/** What keeps its failures small. */
	Resilience resilience();

}
