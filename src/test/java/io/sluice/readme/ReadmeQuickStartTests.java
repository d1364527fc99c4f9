package io.sluice.readme;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import io.sluice.blueprint.Blueprint;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;
import io.sluice.sample.SampleCaller;
import io.sluice.sample.SamplePorts;
import io.sluice.sample.SampleServices;
import io.sluice.sample.Storefront;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Pastes what the README says to paste. */
class ReadmeQuickStartTests {

	@Test
	void theQueryAnswersWhatTheReadmeSays() {
		Readme.Section quickStart = Readme.read().section("Quick start");
		try (SampleServices services = SampleServices.start(SamplePorts.any(), InstantSource.system());
				Asking asking = Asking.of(blueprint(services))) {
			JsonNode answer = asking.ask(quickStart.block("Query"));
			assertThat(JsonMapper.shared().readTree(quickStart.block("Answer")).toString())
				.as("the answer of \"Quick start\" is %s", answer)
				.isEqualTo(JsonMapper.shared().readTree(answer.toString()).toString());
			assertThat(services.served()).as("calls, of which README.md says something below the answer")
				.containsExactlyInAnyOrderEntriesOf(
						Map.of("catalog", 2, "reviews", 2, "customers", 1, "orders", 0, "pricing", 1, "inventory", 1));
			assertThat(quickStart.text()).contains("These are seven calls to five services, each made once.");
		}
	}

	@Test
	void theSubscriptionBeginsAsTheReadmeSays() {
		Readme.Section quickStart = Readme.read().section("Quick start");
		try (SampleServices services = SampleServices.start(SamplePorts.any(), InstantSource.system());
				Asking asking = Asking.of(blueprint(services))) {
			JsonNode event = asking.first(quickStart.block("Subscription"));
			assertThat(event).as("the event of \"Quick start\"")
				.isEqualTo(JsonMapper.shared().readTree(quickStart.block("Event")));
		}
	}

	@Test
	void theCallersAreAnsweredAsTheReadmeSays() {
		Readme.Section quickStart = Readme.read().section("Quick start");
		try (Storefront storefront = Storefront.start()) {
			for (SampleCaller caller : SampleCaller.values()) {
				String command = quickStart.block(caller.title());
				assertThat(command.contains("Authorization: Bearer TOKEN")).isEqualTo(caller != SampleCaller.VISITOR);
				String body = command.substring(command.indexOf("-d '") + 4, command.lastIndexOf('\''));
				JsonNode answer = storefront.ask(caller, JsonMapper.shared().readTree(body).at("/query").asString());
				assertThat(answer.toString()).as("the answer to the %s in \"Quick start\"", caller.title())
					.isEqualTo(JsonMapper.shared().readTree(quickStart.block(caller.title() + "'s answer")).toString());
			}
		}
	}

	private static Blueprint blueprint(SampleServices services) {
		return switch (BlueprintCompiler.compile(new Home(Path.of("")).read(new HashMap<>(services.variables())))) {
			case Compilation.Compiled(var blueprint) -> blueprint;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
	}

}
