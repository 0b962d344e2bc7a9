package io.gatehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that catches nothing protects nothing: each catches the fixtures that break it, and spares its like. */
class RuleTests {

    private static final String BASE = RuleTests.class.getPackageName() + ".fixture";
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BASE);

    static Stream<Arguments> rules() {
        return Stream.of(
                breaks("languageUsesOnlyJava", "iam.SpringInIam", "iam.IamUsesItsDoor", "iam.json.BindingInIamJson"),
                breaks("catalogueUsesOnlyTheLanguage", "catalog.JacksonInCatalog", "catalog.json.SpringInCatalogJson"),
                breaks("analysisIsAboutIamAlone", "analysis.AnalysisUsesPolicy"),
                breaks("policiesUseOnlyTheCatalogue", "policy.PolicyUsesIamJson", "policy.SpringInPolicy"),
                breaks(
                        "modulesKeepTheirDirection",
                        "analysis.AnalysisUsesPolicy",
                        "catalog.web.CatalogUsesPolicy",
                        "policy.web.PolicyUsesRequest",
                        "request.RequestUsesEnforcement",
                        "audit.AuditUsesRequest",
                        "security.SecurityUsesWeb",
                        "web.WebUsesSecurity"),
                breaks("awsIsSeenOnlyByItsAdapter", "enforcement.AwsInDomain"),
                breaks("jsonIsBoundOnlyAtDoors", "catalog.JacksonInCatalog", "request.JacksonInDomain"),
                breaks("databaseIsSeenOnlyByItsAdapters", "request.SqlInDomain", "request.web.JdbcInWeb"),
                breaks("auditLogIsReachedThroughItsTrail", "request.BypassesTheTrail"),
                breaks(
                        "adaptersAreHidden",
                        "request.web.PublicController",
                        "request.jdbc.PublicRows",
                        "enforcement.aws.PublicClient"),
                breaks("namesSaySomething", "util.Things", "policy.PolicyHelper", "policy.PolicyServiceImpl"),
                breaks("packagesAreNullMarked", "util.Things"),
                breaks("handlersRequireAScope", "request.web.OpenHandler", "request.web.OpenHandlerInPrefix"),
                breaks("nothingIsInjectedIntoFields", "request.InjectedField"),
                breaks("nothingIsPrinted", "request.Prints"),
                breaks("onlyTheClockKnowsTheTime", "request.AsksForTheTime"),
                breaks("everyFailureIsNamed", "request.CatchesException"),
                breaks("nothingIsAuditedLater", "audit.AuditsAfterCommit", "audit.AuditsInBackground"));
    }

    private static Arguments breaks(String rule, String... fixtures) {
        return Arguments.of(rule, List.of(fixtures));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catchesExactlyTheFixturesThatBreakIt(String rule, List<String> fixtures) {
        List<String> details = Rules.below(BASE)
                .get(rule)
                .evaluate(FIXTURES)
                .getFailureReport()
                .getDetails();
        for (String fixture : fixtures) {
            assertThat(details).anyMatch(detail -> origin(detail, fixture));
        }
        assertThat(details).allMatch(detail -> fixtures.stream().anyMatch(fixture -> origin(detail, fixture)));
    }

    @Test
    void coversEveryRule() {
        assertThat(rules().map(rule -> rule.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Rules.below(BASE).keySet());
    }

    /** The first class that a violation names is the one that commits it. */
    private static boolean origin(String detail, String fixture) {
        return Arrays.stream(detail.split("[<>(\\s]"))
                .filter(word -> word.startsWith(BASE))
                .findFirst()
                .filter(word -> word.equals(BASE + "." + fixture) || word.startsWith(BASE + "." + fixture + "."))
                .isPresent();
    }
}
