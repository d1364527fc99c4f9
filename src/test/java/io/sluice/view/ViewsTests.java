package io.sluice.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.sluice.access.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How many views there are, and who makes them. */
class ViewsTests {

	@TempDir
	Path folder;

	private Seen seen;

	@BeforeEach
	void compile() {
		this.seen = Seen.of(this.folder, """
				type Query {
				  open: Int @value(of: 1)
				  known: Int @authenticated @value(of: 1)
				  either: Int @requiresScopes(scopes: [["a"], ["b"]]) @value(of: 1)
				  both: Int @requiresScopes(scopes: [["a", "b"]]) @value(of: 1)
				}
				""");
	}

	@Test
	void areOneForAllWhoLackTheSame() {
		View a = this.seen.view(Seen.caller("a"));
		assertThat(this.seen.view(Seen.caller("b", "c", "d"))).isSameAs(a);
		assertThat(this.seen.view(new Caller(true, Set.of("a"), Map.of("sub", "ann")))).isSameAs(a);
		assertThat(List.of(a, this.seen.view(Caller.ANONYMOUS), this.seen.view(Seen.caller()),
				this.seen.view(Seen.caller("a", "b"))))
			.doesNotHaveDuplicates();
	}

	@Test
	void areNotAsManyAsScopes() {
		List<Runnable> tasks = new ArrayList<>();
		Views views = new Views(this.seen.blueprint(), tasks::add);
		IntStream.range(0, 100_000).forEach((i) -> views.of(Seen.caller("scope" + i, "plan:" + i)));
		assertThat(tasks).as("views, and tasks of the cache").hasSizeLessThan(4);
	}

	@Test
	void areMadeByTheExecutorAndThenThere() {
		List<Runnable> tasks = new ArrayList<>();
		Views views = new Views(this.seen.blueprint(), tasks::add);
		CompletableFuture<View> view = views.of(Caller.ANONYMOUS);
		assertThat(view).isNotDone();
		assertThat(views.of(Seen.caller("a", "b"))).as("whoever lacks nothing waits for nobody").isDone();
		tasks.removeFirst().run();
		assertThat(view).isDone();
		assertThat(views.of(Caller.ANONYMOUS).join()).isSameAs(view.join());
		assertThat(view.join().schema().getQueryType().getFieldDefinitions()).extracting("name")
			.containsExactly("open");
	}

	@Test
	void matterOnlyIfSomethingIsNeeded() {
		assertThat(new Views(this.seen.blueprint(), Runnable::run).areMany()).isTrue();
		Seen open = Seen.of(this.folder, "type Query { a: Int @value(of: 1) }");
		assertThat(new Views(open.blueprint(), Runnable::run).areMany()).isFalse();
		assertThat(open.schema(Caller.ANONYMOUS)).isSameAs(open.blueprint().schema());
	}

}
