package io.gatehouse.enforcement;

import io.gatehouse.analysis.TooComplexException;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.PolicyLimit;
import io.gatehouse.policy.AccessFinding;
import io.gatehouse.policy.AccessOutlook;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.PolicySource;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.PreflightFinding;
import io.gatehouse.request.PreflightFinding.Code;
import io.gatehouse.request.PreflightReport;
import io.gatehouse.request.PreflightReport.AccessChange;
import io.gatehouse.request.PreflightReport.Headroom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a policy would meet on a principal, found out from the principal's other policies. */
@Component
class PreflightExamination {

    /** IAM's default quota of managed policies attached to a role or a user. */
    private static final int ATTACHMENTS = 10;

    private final AssociationCatalog catalog;
    private final Clock clock;

    PreflightExamination(AssociationCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    PreflightReport of(PrincipalArn principal, HeldPolicyTexts texts, AssociationIntent intent, PolicyDocument policy) {
        List<PreflightFinding> findings = new ArrayList<>();
        Headroom headroom = new Headroom(
                policy.canonical().characters(),
                texts.live().inlineCharacters(),
                principal.kind().inlineLimit().characters(),
                texts.live().attached(),
                ATTACHMENTS);
        addRoom(headroom, findings);
        texts.unreadable().forEach(source -> findings.add(unreadable(source)));
        AccessChange change = change(texts, intent, policy, findings);
        return new PreflightReport(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                texts.live().principal().id(),
                findings,
                headroom,
                change);
    }

    private static void addRoom(Headroom room, List<PreflightFinding> findings) {
        boolean attachable = room.attachmentsUsed() < room.attachmentLimit();
        String inlineRoom = "the inline policies of the principal have " + room.inlineUsed() + " of "
                + room.inlineLimit() + " characters, and the policy has " + room.needed();
        if (!room.fitsInline() && !room.fitsManaged()) {
            findings.add(PreflightFinding.of(
                    Code.NO_HEADROOM,
                    inlineRoom + "; a managed policy has at most " + PolicyLimit.MANAGED.characters() + ". "
                            + (removalHelps(room) ? "Remove an inline policy, or ask" : "Ask")
                            + " for fewer associations."));
        } else if (!room.fitsInline()) {
            findings.add(PreflightFinding.of(
                    Code.NO_INLINE_HEADROOM,
                    inlineRoom + ". Apply it as policyKind MANAGED, or "
                            + (removalHelps(room) ? "remove one of them." : "ask for fewer associations.")));
        }
        if (!attachable) {
            findings.add(PreflightFinding.of(
                    Code.NO_ATTACHMENT_LEFT,
                    room.attachmentsUsed() + " managed policies are attached, and IAM's default quota is "
                            + room.attachmentLimit() + ". Apply it as policyKind INLINE, or detach one of them."));
        }
    }

    /** What is larger than all inline policies may be together does not fit beside none of them either. */
    private static boolean removalHelps(Headroom room) {
        return room.needed() <= room.inlineLimit();
    }

    private static PreflightFinding unreadable(PolicySource source) {
        return PreflightFinding.of(
                Code.UNREADABLE_POLICY,
                "The policy " + source.name() + " (" + source.origin()
                        + ") cannot be read; the effective access takes no account of it.");
    }

    private @Nullable AccessChange change(
            HeldPolicyTexts texts, AssociationIntent intent, PolicyDocument policy, List<PreflightFinding> findings) {
        try {
            AccessOutlook outlook = AccessOutlook.of(texts.held(), intent, policy, catalog);
            outlook.spoiled().forEach(spoiled -> findings.add(spoiled(spoiled, texts)));
            outlook.after().findings().stream()
                    .filter(finding -> finding.code() == AccessFinding.Code.RESTRICTION_DEFEATED)
                    .forEach(finding -> findings.add(new PreflightFinding(
                            Code.BROADER_ALLOW, finding.detail(), finding.witness(), finding.statements())));
            return new AccessChange(texts.sources(), texts.boundary(), outlook.before(), outlook.after());
        } catch (TooComplexException e) {
            findings.add(PreflightFinding.of(
                    Code.TOO_COMPLEX,
                    "What the principal's policies allow cannot be said in time: " + e.getMessage() + "."));
            return null;
        }
    }

    private static PreflightFinding spoiled(AccessOutlook.Spoiled spoiled, HeldPolicyTexts texts) {
        String call = spoiled.call().action() + " on " + spoiled.call().resource() + ", which association "
                + spoiled.association() + " needs, ";
        return switch (spoiled.cause()) {
            case EXPLICIT_DENY ->
                new PreflightFinding(
                        Code.EXPLICIT_DENY,
                        call + "is denied by another policy of the principal",
                        spoiled.call(),
                        spoiled.statements());
            case PERMISSIONS_BOUNDARY ->
                new PreflightFinding(
                        Code.PERMISSIONS_BOUNDARY,
                        call + "is not allowed by the permissions boundary"
                                + (texts.boundary() == null
                                        ? ""
                                        : " " + texts.boundary().name()),
                        spoiled.call(),
                        spoiled.statements());
        };
    }
}
