package io.gatehouse.policy;

import io.gatehouse.catalog.ConditionTemplate;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.PublishedExample;
import io.gatehouse.catalog.PublishedExample.StatementTemplate;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ActionScope;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.List;

/** The policy of AWS's page with the caller's values in it. */
final class ExamplePolicy {

    private ExamplePolicy() {}

    static List<ReasonedStatement> of(AssociationIntent intent) {
        AssociationGrant grant = intent.associations().get(0);
        PublishedExample example = grant.type().example().orElseThrow();
        var values = new GrantValues(intent, grant);
        List<ReasonedStatement> statements = new ArrayList<>();
        for (StatementTemplate template : example.statements()) {
            Statement statement = Statement.allow(
                    template.sid(),
                    ActionScope.of(template.actions()),
                    ResourceScope.of(template.resources().stream()
                            .map(resource -> new ResourcePattern(values.fill(resource)))
                            .toList()),
                    conditions(template, intent));
            statements.add(new ReasonedStatement(template.sid(), statement, reasons(template, grant)));
        }
        return statements;
    }

    private static List<Condition> conditions(StatementTemplate template, AssociationIntent intent) {
        List<Condition> conditions = new ArrayList<>();
        for (ConditionTemplate each : template.conditions()) {
            conditions.add(new Condition(
                    each.operator(),
                    each.key(),
                    each.literal(intent.instance().partition().id())));
        }
        return conditions;
    }

    private static List<Because> reasons(StatementTemplate template, AssociationGrant grant) {
        List<Because> reasons = new ArrayList<>();
        for (ActionPattern action : template.actions()) {
            for (Permission permission : grant.type().permissions()) {
                if (permission.profiles().contains(Profile.AWS_EXAMPLE)
                        && permission.actions().contains(action)) {
                    reasons.add(new Because(0, action.text(), permission.source(), permission.confidence()));
                }
            }
        }
        return reasons;
    }
}
