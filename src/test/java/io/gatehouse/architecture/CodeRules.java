package io.gatehouse.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Set;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.RequestMapping;

/** How all code is written. */
final class CodeRules {

    private static final Set<String> VAGUE = Set.of("util", "utils", "common", "helper", "helpers", "manager", "impl");
    private static final Set<String> PRESENT = Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone");

    private CodeRules() {}

    static ArchRule adaptersAreHidden() {
        return CompositeArchRule.of(classes()
                        .that()
                        .areMetaAnnotatedWith(Controller.class)
                        .should()
                        .notBePublic())
                .and(classes()
                        .that()
                        .resideInAnyPackage("..jdbc..", "..aws..")
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .notBePublic());
    }

    static ArchRule namesSaySomething() {
        return CompositeArchRule.of(noClasses()
                        .should()
                        .resideInAnyPackage(
                                VAGUE.stream().map(word -> ".." + word + "..").toArray(String[]::new)))
                .and(noClasses().should().haveNameMatching("(?i).*[a-z](util|utils|helper|helpers|manager|impl)"));
    }

    static ArchRule packagesAreNullMarked() {
        return classes().should(Conditions.RESIDE_IN_A_NULL_MARKED_PACKAGE);
    }

    static ArchRule handlersRequireAScope() {
        return methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(Conditions.REQUIRE_A_SCOPE_UNDER_THE_API);
    }

    static ArchRule nothingIsInjectedIntoFields() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
    }

    static ArchRule nothingIsPrinted() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
    }

    static ArchRule onlyTheClockKnowsTheTime() {
        return noClasses()
                .that()
                .doNotHaveSimpleName("TimeConfiguration")
                .should()
                .accessTargetWhere(Conditions.where("the present time is asked for", CodeRules::asksForTheTime));
    }

    static ArchRule everyFailureIsNamed() {
        return noCodeUnits().should(Conditions.CATCH_EXCEPTION);
    }

    static ArchRule nothingIsAuditedLater() {
        return CompositeArchRule.of(noMethods().should().beMetaAnnotatedWith(TransactionalEventListener.class))
                .and(noMethods().should().beMetaAnnotatedWith(Async.class))
                .and(noClasses().should().beMetaAnnotatedWith(Async.class));
    }

    private static boolean asksForTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean ofTime = owner.startsWith("java.time.") || owner.equals(System.class.getName());
        boolean withClock = access.getTarget() instanceof MethodCallTarget call
                && !call.getRawParameterTypes().isEmpty()
                && call.getRawParameterTypes().get(0).isEquivalentTo(Clock.class);
        return ofTime && PRESENT.contains(access.getTarget().getName()) && !withClock;
    }
}
