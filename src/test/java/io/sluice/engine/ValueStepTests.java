package io.sluice.engine;

import java.nio.file.Path;

import graphql.ExecutionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Values that are made of others, or of nothing. */
class ValueStepTests {

	@TempDir
	Path folder;

	@Test
	void isNullWhereNothingWasGiven() {
		EngineFixture engine = new EngineFixture(this.folder, """
				type Query {
				  whole(x: String): String @value(of: "{args.x}")
				  text(x: String): String @value(of: "<{args.x}>")
				  sure(x: String): String! @value(of: "{args.x}")
				}
				""");
		ExecutionResult result = engine
			.execute("{ given: whole(x: \"a\") text(x: \"a\") nothing: whole none: text null: whole(x: null) }");
		assertThat(result.getErrors()).isEmpty();
		assertThat(result.<Object>getData()).hasToString("{given=a, text=<a>, nothing=null, none=null, null=null}");
		assertThat(EngineFixture.errors(engine.execute("{ sure }")))
			.containsExactly("[sure] DOWNSTREAM_SHAPE_MISMATCH");
	}

}
