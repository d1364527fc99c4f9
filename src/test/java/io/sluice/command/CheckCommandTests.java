package io.sluice.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sluice.config.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CheckCommandTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void write() {
		new Home(this.folder).with("gateway-config/services.yaml", """
				sluice:
				  services:
				    blog: {rest: {base-url: "http://blog"}, max-calls-per-operation: 100}
				""").with("gateway-config/limits.yaml", "sluice.limits.list-size: 40").with("schema/blog.graphqls", """
				type Query {
				  posts(first: Int = 5): [Post] @rest(service: "blog", get: "/posts")
				    @listSize(slicingArguments: ["first"])
				  tags: [Tag] @rest(service: "blog", get: "/tags")
				}
				type Post {
				  author: String @rest(service: "blog", get: "/users/{parent.user}")
				}
				type Tag { name: String }
				""");
	}

	@Test
	void tellsWhatShouldBeKnown() {
		CommandLineRun run = CommandLineRun.in(this.folder, "check", "--sluice.security.debug=ALL");
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).isEqualTo(
				"""
						No problems.

						Warnings:
						  sluice.security.debug is ALL: everybody may see what is called for an operation.

						What can become expensive:
						  schema/blog.graphqls:4:3: Query.tags may be of any length: it counts as 10 objects. \
						Say by @listSize how long it is.
						  schema/blog.graphqls:7:3: Post.author has no batch: up to 40 calls to blog for \
						query ($first: Int) { posts(first: $first) { author } }, $first 40; up to 80 with aliases. The limit is 100.

						Whose answers may serve others:
						  what is fetched  depends on  shared with
						  Post.author      -           everyone
						  Query.posts      -           everyone
						  Query.tags       -           everyone
						""");
		assertThat(run.status()).isZero();
	}

	@Test
	void saysNothingWhereThereIsNothing() {
		new Home(this.folder).with("schema/blog.graphqls", "type Query { a: Int @value(of: 1) }");
		CommandLineRun run = CommandLineRun.in(this.folder, "check");
		assertThat(run.out()).isEqualTo("No problems.\n");
		assertThat(run.status()).isZero();
	}

	@Test
	void tellsEveryProblem() {
		new Home(this.folder).with("schema/more.graphqls", "extend type Query { a: In @value(of: 1) b: Cots }");
		CommandLineRun run = CommandLineRun.in(this.folder, "check", "--sluice.limits.depth=deep");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).contains("schema/more.graphqls:1:24: ")
			.contains("schema/more.graphqls:1:44: ")
			.contains("sluice.limits.depth is \"deep\"")
			.endsWith("\n\n" + (run.out().lines().count() - 2) + " problems.\n");
	}

	@Test
	void opensTheBundlesThatAreNamed() {
		new Home(this.folder).with("gateway-config/security.yaml", """
				spring.ssl.bundle:
				  jks.odd.options.ciphers: NO_SUCH_CIPHER
				  pem.lost.truststore.certificate: nowhere.pem
				sluice:
				  services.more: {rest: {base-url: "https://more"}, ssl-bundle: odd}
				  security.issuers:
				    - {issuer: "https://id.example.com", audiences: [shop], ssl-bundle: lost}
				""");
		CommandLineRun run = CommandLineRun.in(this.folder, "check");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out())
			.startsWith("gateway-config/security.yaml:5:65: sluice.services.more.ssl-bundle is \"odd\", "
					+ "which cannot be used: ")
			.contains("\ngateway-config/security.yaml:7:73: sluice.security.issuers[0].ssl-bundle is \"lost\", "
					+ "which cannot be used: ")
			.endsWith("\n\n2 problems.\n");
	}

	@Test
	void comparesWithWhatClientsKnow() throws IOException {
		Path published = this.folder.resolve("published.graphql");
		Files.writeString(published, CommandLineRun.in(this.folder, "schema").out());
		CommandLineRun same = CommandLineRun.in(this.folder, "check", "--against", published.toString());
		assertThat(same.status()).isZero();
		assertThat(same.out()).endsWith("\n\nWhat clients of " + published + " may notice:\n  Nothing.\n");
		Files.writeString(published, "type Query { posts: [Post] old: Int } type Post { author: String! }");
		CommandLineRun run = CommandLineRun.in(this.folder, "check", "--against=" + published);
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out()).endsWith("""
				  BREAKING Post.author: Its type was String! and is String.
				  BREAKING Query.old: It is gone.
				  DANGEROUS Query.posts(first:): It is new.
				""");
	}

	@Test
	void whatIsOnlyDangerousIsNoMistake() throws IOException {
		Path published = Files.writeString(this.folder.resolve("published.graphql"),
				"type Query { posts: [Post] } type Post { author: String }");
		CommandLineRun run = CommandLineRun.in(this.folder, "check", "--against", published.toString());
		assertThat(run.out()).contains("  DANGEROUS Query.posts(first:): It is new.\n");
		assertThat(run.status()).isZero();
	}

	@Test
	void saysWhyThereIsNothingToCompareWith() throws IOException {
		CommandLineRun missing = CommandLineRun.in(this.folder, "check", "--against", "nowhere.graphql");
		assertThat(missing.status()).isEqualTo(1);
		assertThat(missing.err()).isEqualTo("nowhere.graphql cannot be read.\n");
		Path none = Files.writeString(this.folder.resolve("none.graphql"), "{ posts }");
		CommandLineRun wrong = CommandLineRun.in(this.folder, "check", "--against", none.toString());
		assertThat(wrong.status()).isEqualTo(1);
		assertThat(wrong.err()).startsWith(none + " is no schema: ");
		assertThat(wrong.out()).isEmpty();
	}

	@Test
	void writesJson() throws IOException {
		Path published = Files.writeString(this.folder.resolve("published.graphql"),
				"type Query { posts: [Post] } type Post { author: Int }");
		CommandLineRun run = CommandLineRun.in(this.folder, "check", "--format", "json", "--against",
				published.toString());
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).isEqualToIgnoringWhitespace(
				"""
						{
						  "problems": [],
						  "warnings": [],
						  "calls": [
						    {"field": "Post.author", "file": "schema/blog.graphqls", "line": 7, "column": 3, "service": "blog", "calls": 40,
						     "callsWithAliases": 80, "limit": 100, "operation": "query ($first: Int) { posts(first: $first) { author } }",
						     "sizes": {"first": 40}}
						  ],
						  "unbounded": [
						    {"field": "Query.tags", "file": "schema/blog.graphqls", "line": 4, "column": 3, "assumedLength": 10}
						  ],
						  "identities": [
						    {"what": "Post.author", "dependsOn": null, "sharedWith": "everyone", "keptFor": null},
						    {"what": "Query.posts", "dependsOn": null, "sharedWith": "everyone", "keptFor": null},
						    {"what": "Query.tags", "dependsOn": null, "sharedWith": "everyone", "keptFor": null}
						  ],
						  "changes": [
						    {"impact": "BREAKING", "coordinate": "Post.author", "message": "Its type was Int and is String."},
						    {"impact": "DANGEROUS", "coordinate": "Query.posts(first:)", "message": "It is new."}
						  ]
						}
						""");
	}

	@Test
	void writesProblemsAsJson() {
		new Home(this.folder).with("gateway-config/security.yaml", "sluice: [");
		CommandLineRun run = CommandLineRun.in(this.folder, "check", "--format=json");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out()).isEqualToIgnoringWhitespace("""
				{
				  "problems": [
				    {"file": "gateway-config/security.yaml", "line": 1, "column": 10,
				     "message": "This is no valid YAML: expected the node content, but found '<stream end>'."}
				  ],
				  "warnings": [], "calls": [], "unbounded": [], "identities": [], "changes": []
				}
				""");
	}

	@Test
	void knowsTwoFormats() {
		CommandLineRun run = CommandLineRun.in(this.folder, "check", "--format", "xml");
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.err()).startsWith("--format is either text or json.");
	}

}
