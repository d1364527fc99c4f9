package io.sluice.compile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.DurationLiteralValidator;
import dev.cel.validator.validators.RegexLiteralValidator;
import dev.cel.validator.validators.TimestampLiteralValidator;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Otherwise;
import io.sluice.blueprint.Rule;

/** Compiles and checks the CEL expression of a rule. */
final class RuleExpression {

	/**
	 * An expression is short, its loops end, and its regular expressions (RE2) take
	 * linear time.
	 */
	private static final CelOptions OPTIONS = CelOptions.current()
		.maxExpressionCodePointSize(2_000)
		.maxParseRecursionDepth(50)
		.comprehensionMaxIterations(1_000)
		.maxRegexProgramSize(1_000)
		.enableHeterogeneousNumericComparisons(true)
		.build();

	/** The one that does not copy whole objects to read a member. */
	private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

	private final Text text;

	private final RuleProblems problems;

	private final CelCompiler compiler;

	RuleExpression(Text text, RuleScope scope, Contract contract) {
		this.text = text;
		this.problems = new RuleProblems(text, scope, contract.problems());
		this.compiler = compiler(scope, new ArgumentTypes(contract.types(), scope.arguments()));
	}

	private static CelCompiler compiler(RuleScope scope, ArgumentTypes arguments) {
		CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
			.setOptions(OPTIONS)
			.setStandardMacros(CelStandardMacro.STANDARD_MACROS)
			.setTypeProvider(arguments);
		for (String root : scope.usable()) {
			builder.addVar(root, switch (root) {
				case "claims" -> MapType.create(SimpleType.STRING, SimpleType.DYN);
				case "args" -> arguments.all();
				default -> SimpleType.DYN;
			});
		}
		return builder.build();
	}

	/** The rule; empty if something was reported. */
	Optional<Rule> compile(Otherwise otherwise) {
		CelValidationResult compiled = this.compiler.compile(this.text.value());
		if (compiled.hasError()) {
			this.problems.report(compiled.getErrors());
			return Optional.empty();
		}
		try {
			return checked(compiled.getAst(), otherwise);
		}
		catch (CelValidationException | CelEvaluationException ex) {
			throw new IllegalStateException("checked before", ex);
		}
	}

	private Optional<Rule> checked(CelAbstractSyntaxTree expression, Otherwise otherwise)
			throws CelEvaluationException {
		List<CelIssue> issues = CelValidatorFactory.standardCelValidatorBuilder(this.compiler, RUNTIME)
			.addAstValidators(RegexLiteralValidator.INSTANCE, TimestampLiteralValidator.INSTANCE,
					DurationLiteralValidator.INSTANCE)
			.build()
			.validate(expression)
			.getErrors();
		this.problems.report(issues);
		boolean truth = expression.getResultType().kind() == CelKind.BOOL
				|| expression.getResultType().kind() == CelKind.DYN;
		if (!truth) {
			this.problems.notTruth(expression.getResultType().name());
		}
		List<CelNavigableExpr> nodes = CelNavigableAst.fromAst(expression).getRoot().allNodes().toList();
		boolean clear = nodes.stream().filter((node) -> node.getKind() == Kind.COMPREHENSION).noneMatch(this::hides);
		return (truth && clear && issues.isEmpty())
				? Optional.of(new Rule(new CelCondition(RUNTIME.createProgram(expression)), otherwise,
						read("parent", nodes), read("result", nodes)))
				: Optional.empty();
	}

	private boolean hides(CelNavigableExpr loop) {
		String variable = loop.expr().comprehension().iterVar();
		boolean hides = RuleScope.ROOTS.contains(variable);
		if (hides) {
			this.problems.hidden(variable);
		}
		return hides;
	}

	/** The members of a root that are read, or all of it. */
	private Set<JsonPath> read(String root, List<CelNavigableExpr> nodes) {
		Set<JsonPath> read = new LinkedHashSet<>();
		nodes.stream()
			.filter((node) -> node.getKind() == Kind.IDENT && node.expr().ident().name().equals(root))
			.forEach((node) -> read.add(node.parent()
				.filter((parent) -> parent.getKind() == Kind.SELECT)
				.map((parent) -> JsonPath.of(parent.expr().select().field()))
				.orElse(JsonPath.ROOT)));
		return read.contains(JsonPath.ROOT) ? Set.of(JsonPath.ROOT) : read;
	}

}
