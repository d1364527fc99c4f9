package io.sluice.architecture;

import java.util.Locale;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/**
 * The rules of the house that are visible in compiled classes. Each has a package of its
 * name below {@code fixture} that breaks it.
 */
enum Rule {

	/** The stages that judge and plan are plain Java. */
	PLAIN_STAGES(noClasses().that()
		.resideInAnyPackage("..blueprint..", "..fault..", "..compile..", "..plan..")
		.should()
		.dependOnClassesThat(Frameworks.ANY)),

	/**
	 * What people write is read with Spring Boot's binder, and nothing else of Spring.
	 */
	CONFIG_KNOWS_THE_BINDER(noClasses().that()
		.resideInAPackage("..config..")
		.should()
		.dependOnClassesThat(Frameworks.ANY.and(DescribedPredicate.not(Frameworks.BINDER)))),

	/** Nobody waits on an event loop. */
	NO_WAITING(noClasses().should()
		.callMethodWhere(targetOwner(resideInAPackage("reactor.core.publisher"))
			.and(target(nameMatching("block.*|toIterable|toStream"))))
		.orShould()
		.callMethodWhere(targetOwner(assignableTo(Thread.class)).and(target(nameMatching("sleep"))))),

	/**
	 * What is asked for is composed; only the engine, where a request begins, starts it.
	 * An operator subscribes to its source when somebody subscribes to it.
	 */
	NO_SUBSCRIBING(noClasses().that()
		.resideOutsideOfPackage("..engine..")
		.and()
		.areNotAssignableTo(CoreSubscriber.class)
		.should()
		.callMethodWhere(targetOwner(assignableTo(Publisher.class)).and(target(nameMatching("subscribe"))))),

	/** Time and chance are passed in. */
	TIME_IS_PASSED_IN(noClasses().should()
		.callMethodWhere(targetOwner(resideInAPackage("java.time..")).and(target(nameMatching("now")))
			.and(target(DescribedPredicate.describe("without a clock",
					(AccessTarget called) -> ((AccessTarget.MethodCallTarget) called).getRawParameterTypes()
						.isEmpty()))))
		.orShould()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(Math.class, "random")),

	/** What is to be said goes to the log. */
	NO_STANDARD_STREAMS(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS),

	/** Nothing is completed later. */
	NO_SETTERS(noMethods().should().haveNameMatching("set[A-Z].*")),

	/** A class is named after what it is. */
	PLAIN_NAMES(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Processor)")),

	/** What all share never changes. */
	NO_STATIC_STATE(fields().that()
		.areStatic()
		.and()
		.doNotHaveModifier(JavaModifier.SYNTHETIC)
		.should()
		.beFinal()
		.andShould()
		.notHaveRawType(Mutable.TYPE)),

	/** What leaves a stage is final; what works inside it may count. */
	FINAL_VALUES(fields().that()
		.areDeclaredInClassesThat(resideInAnyPackage("..blueprint..", "..fault..", "..plan..").and(modifier(PUBLIC)))
		.should()
		.beFinal()),

	/** What an object needs, its constructor asks for. */
	CONSTRUCTOR_INJECTION(GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION),

	/** What an object needs, its constructor asks for; also not a method with many. */
	NO_METHOD_INJECTION(noMethods().should().beAnnotatedWith(Autowired.class)),

	/** Order is a list in one method. */
	NO_ORDER_NUMBERS(noClasses().should().dependOnClassesThat().belongToAnyOf(Order.class, Ordered.class));

	private final ArchRule rule;

	Rule(ArchRule rule) {
		this.rule = rule.as(name()).allowEmptyShould(true);
	}

	/** The rule as ArchUnit checks it; fine with packages that nobody wrote yet. */
	ArchRule rule() {
		return this.rule;
	}

	/** The package below {@code fixture} that breaks this rule. */
	String fixture() {
		return getClass().getPackageName() + ".fixture." + name().toLowerCase(Locale.ROOT).replace("_", "");
	}

	/** What the stages do without. */
	private static final class Frameworks {

		static final DescribedPredicate<JavaClass> ANY = resideInAnyPackage("org.springframework..", "reactor..")
			.and(DescribedPredicate.not(resideInAPackage("org.springframework.modulith")));

		static final DescribedPredicate<JavaClass> BINDER = resideInAnyPackage(
				"org.springframework.boot.context.properties..", "org.springframework.boot.convert..",
				"org.springframework.boot.env..", "org.springframework.boot.origin..",
				"org.springframework.core.convert..", "org.springframework.core.env..", "org.springframework.core.io..",
				"org.springframework.util.unit..");

	}

	/** What a constant must not be. */
	private static final class Mutable {

		static final DescribedPredicate<JavaClass> TYPE = assignableTo(java.util.AbstractCollection.class)
			.or(assignableTo(java.util.AbstractMap.class))
			.or(assignableTo(java.util.concurrent.ConcurrentMap.class))
			.or(assignableTo(com.github.benmanes.caffeine.cache.Cache.class))
			.or(assignableTo(ThreadLocal.class))
			.or(resideInAPackage("java.util.concurrent.atomic"));

	}

}
