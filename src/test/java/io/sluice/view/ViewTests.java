package io.sluice.view;

import java.nio.file.Path;

import io.sluice.access.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left of a schema for those who may not have all of it. */
class ViewTests {

	@TempDir
	Path folder;

	private void anonymousSees(String schema, String seen) {
		assertThat(Seen.of(this.folder, schema).sdl(Caller.ANONYMOUS)).isEqualToIgnoringWhitespace(seen);
	}

	@Test
	void fieldsThatAreRefusedAreGoneWithAllThatOnlyTheyLeadTo() {
		anonymousSees("""
				"All there is."
				type Query {
				  "Open to all."
				  open(how: How = FAST): String @value(of: "x") @deprecated(reason: "Old.")
				  secret(filter: SecretFilter): Secret @authenticated @value(of: {})
				}
				type Secret { id: ID kind: SecretKind other: Other }
				type Other { id: ID }
				enum SecretKind { A }
				enum How { FAST @deprecated SLOW }
				input SecretFilter { kind: SecretKind }
				type Mutation { change: String @authenticated @value(of: "x") }
				""", """
				"All there is."
				type Query {
				  "Open to all."
				  open(how: How = FAST): String @deprecated(reason : "Old.")
				}
				enum How {
				  FAST @deprecated(reason : "No longer supported")
				  SLOW
				}
				""");
	}

	@Test
	void typesThatAreRefusedAreGoneFromWhereverTheyStand() {
		anonymousSees("""
				type Query {
				  things: [Thing] @value(of: [])
				  vault: [Vault!]! @value(of: [])
				  node: Node @value(of: {})
				  color: Color @value(of: "RED")
				  day: Date @value(of: "2026-01-01")
				  guarded: Guarded @value(of: {})
				  item: Item @value(of: {})
				}
				union Thing = Item | Vault
				interface Node { id: ID }
				interface Guarded @authenticated { id: ID }
				type Item implements Node & Guarded { id: ID  color: Color }
				type Vault implements Node @requiresScopes(scopes: [["a"]]) { id: ID  gold: Int }
				enum Color @authenticated { RED }
				scalar Date @authenticated
				""", """
				interface Node { id: ID }
				union Thing = Item
				type Item implements Node { id: ID }
				type Query { item: Item  node: Node  things: [Thing] }
				""");
	}

	@Test
	void typesWithNothingLeftAreGoneAndWhatReturnsThem() {
		anonymousSees("""
				type Query { open: Int @value(of: 1)  a: A @value(of: {})  u: U @value(of: {})  i: I @value(of: {}) }
				type A { b: B }
				type B { c: C! }
				type C { x: Int @authenticated  again: C @authenticated }
				union U = B | C
				interface I { x: Int @authenticated }
				""", "type Query { open: Int }");
	}

	@Test
	void argumentsAndInputFieldsOfTypesThatAreRefusedAreGone() {
		anonymousSees("""
				type Query {
				  a(kind: Kind, list: [Kind!], n: Int): Int @value(of: 1)
				  b(kind: Kind!): Int @value(of: 1)
				  c(kind: Kind! = X): Int @value(of: 1)
				  d(in: Open): Int @value(of: 1)
				  e(in: Needing): Int @value(of: 1)
				  f(in: Nested!): Int @value(of: 1)
				  g(in: Needing!): Int @value(of: 1)
				}
				enum Kind @authenticated { X }
				input Open { kind: Kind  n: Int  kinds: [[Kind]]  again: Open }
				input Needing { kind: Kind!  n: Int }
				input Nested { needing: Needing  open: [Open!]! }
				""", """
				type Query {
				  a(n: Int): Int
				  c: Int
				  d(in: Open): Int
				  e: Int
				  f(in: Nested!): Int
				}
				input Nested { open: [Open!]! }
				input Open { again: Open  n: Int }
				""");
	}

	@Test
	void defaultValuesNameNothingThatIsGone() {
		anonymousSees("""
				type Query {
				  a(in: In = {kind: X, n: 1, more: [{kind: X}, {n: 2}]}): Int @value(of: 1)
				  b(in: [In] = {kind: X, one: {kind: X}}): Int @value(of: 1)
				}
				enum Kind @authenticated { X }
				input In { kind: Kind = X  n: Int = 3  more: [In!] = [{kind: X, n: 4}]  one: In = {kind: X} }
				""", """
				type Query {
				  a(in: In = {n : 1, more : [{}, {n : 2}]}): Int
				  b(in: [In] = {one : {}}): Int
				}
				input In { more: [In!] = [{n : 4}]  n: Int = 3  one: In = {} }
				""");
	}

	@Test
	void anInterfaceHasWhatAllThatAreLeftOfItHave() {
		anonymousSees(
				"""
						type Query { node: Node @value(of: {})  named: Named @value(of: {}) }
						interface Node { id: ID  name: String  note: String  guarded: Int @authenticated }
						interface Named implements Node { id: ID  name: String  note: String  guarded: Int  nick: String }
						type A implements Node & Named { id: ID  name: String @authenticated  note: String  guarded: Int  nick: String }
						type B implements Node { id: ID  name: String  note: String  guarded: Int }
						type C implements Node @authenticated { id: ID  name: String  note: String @authenticated  guarded: Int }
						""",
				"""
						interface Named implements Node { id: ID  nick: String  note: String }
						interface Node { id: ID  note: String }
						type A implements Named & Node { id: ID  nick: String  note: String }
						type B implements Node { id: ID  name: String  note: String }
						type Query { named: Named  node: Node }
						""");
	}

	@Test
	void aTypeThatImplementsAnInterfaceIsSeenIfAValueOfItCanBe() {
		anonymousSees("""
				type Query { a: A @value(of: {})  node: Node @authenticated @value(of: {}) }
				interface Node { id: ID }
				type A implements Node { id: ID }
				type B implements Node { id: ID }
				""", """
				interface Node { id: ID }
				type A implements Node { id: ID }
				type Query { a: A }
				""");
	}

	@Test
	void directivesAreSeenIfWhatTheyNeedIs() {
		anonymousSees("""
				directive @mark(kind: Kind, n: Int) repeatable on FIELD_DEFINITION | QUERY
				directive @hidden(kind: Kind!) on FIELD_DEFINITION | QUERY
				directive @open(in: In) on QUERY
				type Query { a: Int @mark(kind: X) @hidden(kind: X) @value(of: 1) }
				enum Kind @authenticated { X }
				input In { a: Int }
				""", """
				directive @mark(n: Int) repeatable on QUERY | FIELD_DEFINITION
				directive @open(in: In) on QUERY
				type Query { a: Int }
				input In { a: Int }
				""");
	}

	@Test
	void aQueryWithNothingLeftHasNoFields() {
		Seen seen = Seen.of(this.folder, """
				type Query { a: A @value(of: {}) }
				type A @authenticated { x: Int  query: Query @value(of: {}) }
				type Mutation { m: Int @value(of: 1)  query: Query @value(of: {}) }
				""");
		assertThat(seen.sdl(Caller.ANONYMOUS)).isEqualToIgnoringWhitespace("""
				type Mutation { m: Int  query: Query }
				type Query
				""");
	}

	@Test
	void descriptionsScalarsAndNamesOfRootsAreKept() {
		Seen seen = Seen.of(this.folder,
				"""
						"The schema."
						schema { query: Reading mutation: Writing }
						"Reads."
						type Reading { "When." when(at: DateTime): DateTime! @value(of: "x")  url: [Url!] @value(of: [])  no: Int @authenticated @value(of: 1) }
						type Writing { write(input: Choice!): Int @value(of: 1) }
						"One of both."
						input Choice @oneOf { "The first." a: Int  b: Kind }
						enum Kind { "The only." A }
						scalar DateTime
						scalar Url @specifiedBy(url: "https://example.com/url")
						""");
		assertThat(seen.sdl(Caller.ANONYMOUS)).isEqualTo(seen.sdl(Seen.caller()).replace("  no: Int\n", ""))
			.contains("mutation: Writing", "\"The schema.\"", "\"The only.\"", "@oneOf", "https://example.com/url");
	}

	@Test
	void nothingIsGoneForThoseWhoHaveAll() {
		Seen seen = Seen.of(this.folder, """
				type Query { a: Int @requiresScopes(scopes: [["a"]]) @value(of: 1) }
				type Unreached { a: Int }
				""");
		assertThat(seen.schema(Seen.caller("a", "b"))).isSameAs(seen.blueprint().schema());
	}

}
