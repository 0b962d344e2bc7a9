package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.AllowedCall;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.AllowedResources;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.DecidingStatement;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.Evaluation;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Restrictability;
import io.gatehouse.policy.AccessFinding.Code;
import io.gatehouse.policy.PossibleAssociation.PossibleTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for what defeats, spoils or goes around the restriction of associations. */
final class AccessFindings {

    /** Actions by which rights are given to roles, users and groups, or taken on. */
    private static final List<String> ESCALATING = List.of(
            "iam:AttachGroupPolicy",
            "iam:AttachRolePolicy",
            "iam:AttachUserPolicy",
            "iam:CreatePolicyVersion",
            "iam:PutGroupPolicy",
            "iam:PutRolePolicy",
            "iam:PutUserPolicy",
            "iam:UpdateAssumeRolePolicy");

    private final AllowedCalls calls;
    private final InstanceArn instance;
    private final AssociationCatalog catalog;
    private final List<PossibleAssociation> allows;
    private final List<AccessFinding> found = new ArrayList<>();

    AccessFindings(
            AllowedCalls calls, InstanceArn instance, AssociationCatalog catalog, List<PossibleAssociation> allows) {
        this.calls = calls;
        this.instance = instance;
        this.catalog = catalog;
        this.allows = allows;
    }

    List<AccessFinding> find() {
        allows.forEach(this::defeated);
        for (AssociationType type : catalog.types()) {
            if (type.operations().contains(Operation.ASSOCIATE)) {
                spoiled(type);
            }
        }
        escalations();
        return found;
    }

    /** A pattern of a kind that IAM could restrict to single targets. */
    private void defeated(PossibleAssociation possible) {
        if (possible.operation() == Operation.DISASSOCIATE) {
            return;
        }
        AssociationType type = type(possible);
        if (type.reaches().get(possible.operation()) == null
                || type.reaches().get(possible.operation()).restrictability() != Restrictability.TARGET) {
            return;
        }
        for (PossibleTarget target : possible.targets()) {
            if (target.sample() != null && !target.sample().equals(target.pattern())) {
                CallNeed need = AssociationNeeds.of(type, possible.operation())
                        .onTarget()
                        .get(0);
                Optional<AllowedCall> call = calls.find(need, target.sample());
                found.add(new AccessFinding(
                        Code.RESTRICTION_DEFEATED,
                        possible.operation() + " of " + type.name() + " is possible with every target that matches "
                                + target.pattern() + ", such as " + target.sample(),
                        call.map(it -> Witness.of(it.call())).orElse(null),
                        target.statements()));
            }
        }
    }

    private AssociationType type(PossibleAssociation possible) {
        return catalog.types(possible.kind()).stream()
                .filter(possible::isOf)
                .findFirst()
                .orElseThrow();
    }

    /** Targets that statements name one by one and that can still not be associated. */
    private void spoiled(AssociationType type) {
        AssociationNeeds needs = AssociationNeeds.of(type, Operation.ASSOCIATE);
        for (CallNeed need : needs.onTarget()) {
            for (AllowedResources named : calls.named(need)) {
                AccessRequest call = new AccessRequest(need.action(), named.sample(), need.known());
                Evaluation evaluation = calls.evaluate(call);
                if (evaluation.decision() == Decision.EXPLICIT_DENY) {
                    add(Code.EXPLICIT_DENY, call, "is granted and denied: the Deny wins", evaluation.decidedBy());
                } else if (!isPossible(type, named.sample())) {
                    calls.find(need, named.sample()).ifPresent(granted -> unused(type, granted));
                }
            }
        }
    }

    private void unused(AssociationType type, AllowedCall granted) {
        String detail =
                "is granted, but " + type.name() + " cannot be associated with it: something else is not allowed";
        add(Code.UNUSED_GRANT, granted.call(), detail, granted.statements());
    }

    private boolean isPossible(AssociationType type, String target) {
        AssociationNeeds needs = AssociationNeeds.of(type, Operation.ASSOCIATE);
        return allows.stream()
                        .filter(possible -> possible.isOf(type))
                        .anyMatch(possible -> possible.operation() == Operation.ASSOCIATE)
                && needs.onTarget().stream()
                        .allMatch(need -> calls.find(need, target).isPresent());
    }

    private void add(Code code, AccessRequest call, String detail, List<DecidingStatement> statements) {
        AccessFinding finding = new AccessFinding(
                code,
                call.action() + " on " + call.resource() + " " + detail,
                Witness.of(call),
                AssociationRelation.places(statements.stream()));
        if (!found.contains(finding)) {
            found.add(finding);
        }
    }

    private void escalations() {
        String roles = "arn:" + instance.partition().id() + ":iam::*:role/aws-service-role/connect.amazonaws.com/*";
        for (String action : ESCALATING) {
            CallNeed need = new CallNeed(action, Map.of());
            for (AllowedResources resources : calls.resources(List.of(need), "*", List.of(roles))) {
                calls.find(need, resources.sample())
                        .ifPresent(call -> found.add(new AccessFinding(
                                Code.ESCALATION,
                                action + " is possible on " + resources.pattern()
                                        + ", outside of Amazon Connect's service-linked roles: whoever may do that can"
                                        + " give rights that no restriction of associations holds back",
                                Witness.of(call.call()),
                                AssociationRelation.places(call.statements().stream()))));
            }
        }
    }
}
