package io.sluice.compile;

/** What a declared type is. */
enum Kind {

	OBJECT, INTERFACE, UNION, ENUM, INPUT, SCALAR

}
