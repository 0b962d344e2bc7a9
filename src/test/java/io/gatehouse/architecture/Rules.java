package io.gatehouse.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;

/** Every rule by its name. */
final class Rules {

    private Rules() {}

    static Map<String, ArchRule> below(String base) {
        var dependencies = new DependencyRules(base);
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("languageUsesOnlyJava", dependencies.languageUsesOnlyJava());
        rules.put("catalogueUsesOnlyTheLanguage", dependencies.catalogueUsesOnlyTheLanguage());
        rules.put("analysisIsAboutIamAlone", dependencies.analysisIsAboutIamAlone());
        rules.put("policiesUseOnlyTheCatalogue", dependencies.policiesUseOnlyTheCatalogue());
        rules.put("modulesKeepTheirDirection", dependencies.modulesKeepTheirDirection());
        rules.put("awsIsSeenOnlyByItsAdapter", dependencies.awsIsSeenOnlyByItsAdapter());
        rules.put("jsonIsBoundOnlyAtDoors", dependencies.jsonIsBoundOnlyAtDoors());
        rules.put("databaseIsSeenOnlyByItsAdapters", dependencies.databaseIsSeenOnlyByItsAdapters());
        rules.put("auditLogIsReachedThroughItsTrail", dependencies.auditLogIsReachedThroughItsTrail());
        rules.put("adaptersAreHidden", CodeRules.adaptersAreHidden());
        rules.put("namesSaySomething", CodeRules.namesSaySomething());
        rules.put("packagesAreNullMarked", CodeRules.packagesAreNullMarked());
        rules.put("handlersRequireAScope", CodeRules.handlersRequireAScope());
        rules.put("nothingIsInjectedIntoFields", CodeRules.nothingIsInjectedIntoFields());
        rules.put("nothingIsPrinted", CodeRules.nothingIsPrinted());
        rules.put("onlyTheClockKnowsTheTime", CodeRules.onlyTheClockKnowsTheTime());
        rules.put("everyFailureIsNamed", CodeRules.everyFailureIsNamed());
        rules.put("nothingIsAuditedLater", CodeRules.nothingIsAuditedLater());
        return rules;
    }
}
