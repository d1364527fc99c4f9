package io.sluice.engine;

import java.nio.file.Path;

import graphql.ExecutionResult;
import io.sluice.downstream.Answer;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A call for each row, and what stands where none is made or nothing is found. */
class SingleStepTests {

	private static final String SCHEMA = """
			type Query { rows: [Row] @rest(service: "s", get: "/rows") }
			type Row {
			  one: Int @rest(service: "s", get: "/one/{parent.key}")
			  sure: Int! @rest(service: "s", get: "/one/{parent.key}")
			  list: [Int] @rest(service: "s", get: "/list/{parent.key}")
			  sureList: [Int]! @rest(service: "s", get: "/list/{parent.key}")
			  gone: Int @rest(service: "s", get: "/gone/{parent.key}", nullOn: [410])
			  deep: Int @rest(service: "s", get: "/one/{parent.deep.key}")
			}
			""";

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void start() {
		this.engine = new EngineFixture(this.folder, SCHEMA);
	}

	@Test
	void givesTheAnswerOfOneCallToAllRowsThatAskForIt() {
		this.engine.with("GET /one/7", "70").with("GET /one/8", "80");
		ExecutionResult result = rows("[{\"key\": 7}, {\"key\": 8}, {\"key\": \"7\"}, {\"key\": 7}]", "one sure");
		assertThat(result.<Object>getData())
			.hasToString("{rows=[{one=70, sure=70}, {one=80, sure=80}, {one=70, sure=70}, {one=70, sure=70}]}");
		assertThat(this.engine.asked()).containsExactly("GET /rows", "GET /one/7", "GET /one/8");
	}

	@Test
	void makesOneCallForEqualFieldsOfTheRoot() {
		this.engine.with("GET /rows", "[{\"key\": 7}]").with("GET /one/7", "70");
		ExecutionResult result = this.engine.execute("{ rows { one } again: rows { other: one } }");
		assertThat(result.<Object>getData()).hasToString("{rows=[{one=70}], again=[{other=70}]}");
		assertThat(this.engine.asked()).containsExactly("GET /rows", "GET /one/7");
	}

	@Test
	void saysThatTheSameRequestMaySucceedLater() {
		this.engine.answering((_) -> new Answer.Failed(Fault.of(Code.DOWNSTREAM_TIMEOUT, "s", "late"), ""));
		ExecutionResult result = this.engine.execute("{ rows { one } }");
		assertThat(EngineFixture.errors(result)).containsExactly("[rows] DOWNSTREAM_TIMEOUT");
		assertThat(result.getErrors().getFirst().getExtensions()).containsEntry("retryable", true);
	}

	@Test
	void makesNoCallWithoutAPartOfItsPath() {
		ExecutionResult result = rows("[{}, {\"key\": null}]", "one list sureList deep");
		assertThat(result.getErrors()).isEmpty();
		assertThat(result.<Object>getData()).hasToString("{rows=[{one=null, list=null, sureList=[], deep=null}, "
				+ "{one=null, list=null, sureList=[], deep=null}]}");
		assertThat(EngineFixture.errors(rows("[{}]", "sure")))
			.containsExactly("[rows, 0, sure] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(this.engine.asked()).containsOnly("GET /rows");
	}

	@ParameterizedTest
	@CsvSource({ "one, 404, ", "sure, 404, NOT_FOUND", "list, 404, ", "sureList, 404, NOT_FOUND", "gone, 410, ",
			"gone, 404, DOWNSTREAM_ERROR", "one, 410, DOWNSTREAM_ERROR", "sureList, 500, DOWNSTREAM_ERROR" })
	void tellsTheStatusesThatMeanNullFromThoseThatFail(String field, String status, String code) {
		String path = field.replace("sureList", "list").replace("sure", "one");
		this.engine.rejecting("GET /%s/7".formatted(path), status, true);
		assertThat(EngineFixture.errors(rows("[{\"key\": 7}]", field))).containsExactly(
				(code != null) ? new String[] { "[rows, 0, %s] %s".formatted(field, code) } : new String[0]);
	}

	@Test
	void failsTheRowOfWhichItCannotReadAPartOfThePath() {
		this.engine.with("GET /one/7", "70");
		ExecutionResult result = rows("[{\"deep\": \"x\"}, {\"deep\": {\"key\": 7}}]", "deep");
		assertThat(EngineFixture.errors(result)).containsExactly("[rows, 0, deep] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(result.<Object>getData()).hasToString("{rows=[{deep=null}, {deep=70}]}");
	}

	private ExecutionResult rows(String rows, String selection) {
		this.engine.with("GET /rows", rows);
		return this.engine.execute("{ rows { %s } }".formatted(selection));
	}

}
