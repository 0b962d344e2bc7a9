package io.gatehouse.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.gatehouse.audit.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who may use what, below a base package: the table of the architecture. What is not listed is forbidden. */
record DependencyRules(String base) {

    private static final List<String> MODULES =
            List.of("iam", "analysis", "catalog", "policy", "request", "enforcement", "audit", "security", "web");

    ArchRule languageUsesOnlyJava() {
        return CompositeArchRule.of(core("iam")).and(core("iam.json", "iam", "tools.jackson.core.."));
    }

    ArchRule catalogueUsesOnlyTheLanguage() {
        return CompositeArchRule.of(core("catalog", "iam"))
                .and(core("catalog.json", "iam", "catalog", "tools.jackson..", "com.fasterxml.jackson.annotation.."));
    }

    ArchRule analysisIsAboutIamAlone() {
        return core("analysis", "iam");
    }

    ArchRule policiesUseOnlyTheCatalogue() {
        return core("policy", "iam", "analysis", "catalog");
    }

    ArchRule modulesKeepTheirDirection() {
        return CompositeArchRule.of(module("catalog", "iam", "security", "web"))
                .and(module("analysis", "iam", "security", "web"))
                .and(module("policy", "iam", "analysis", "catalog", "security", "web"))
                .and(module("request", "iam", "analysis", "catalog", "policy", "audit", "security", "web"))
                .and(module(
                        "enforcement", "iam", "analysis", "catalog", "policy", "request", "audit", "security", "web"))
                .and(module("audit", "security", "web"))
                .and(module("security"))
                .and(module("web"));
    }

    ArchRule awsIsSeenOnlyByItsAdapter() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".enforcement.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..");
    }

    /** Outside the core an annotation may say how a value is written. */
    ArchRule jsonIsBoundOnlyAtDoors() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..json..", "..web..", "..jdbc..", "..openapi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tools.jackson..", "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");
    }

    /** And by the one exception handler, which tells that the database is away. */
    ArchRule databaseIsSeenOnlyByItsAdapters() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..jdbc..", base + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..");
    }

    ArchRule auditLogIsReachedThroughItsTrail() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".audit..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(base + ".audit." + AuditLog.class.getSimpleName());
    }

    private ArchRule core(String name, String... others) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify.annotations", base + "." + name));
        for (String other : others) {
            allowed.add(other.endsWith("..") ? other : base + "." + other);
        }
        return classes()
                .that()
                .resideInAPackage(base + "." + name)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(new String[0]));
    }

    private ArchRule module(String name, String... allowed) {
        String[] forbidden = MODULES.stream()
                .filter(other -> !other.equals(name) && Stream.of(allowed).noneMatch(other::equals))
                .map(other -> base + "." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(base + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }
}
