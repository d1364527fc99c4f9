package io.sluice.compile;

import graphql.language.AstPrinter;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;

/** References to types, as written. */
final class Types {

	private Types() {
	}

	/** The name inside all wrappers. */
	static TypeName named(Type<?> type) {
		return switch (type) {
			case NonNullType nonNull -> named(nonNull.getType());
			case ListType list -> named(list.getType());
			default -> (TypeName) type;
		};
	}

	static Type<?> nullable(Type<?> type) {
		return (type instanceof NonNullType nonNull) ? nonNull.getType() : type;
	}

	static boolean isList(Type<?> type) {
		return nullable(type) instanceof ListType;
	}

	static String print(Type<?> type) {
		return AstPrinter.printAst(type);
	}

}
