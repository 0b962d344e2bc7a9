package io.gatehouse.enforcement;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.policy.AccessFinding;
import io.gatehouse.policy.EffectiveAccess;
import io.gatehouse.policy.InstanceArn;
import io.gatehouse.policy.LiveAccess;
import io.gatehouse.policy.PolicySource;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a principal can associate by the policies that IAM has. */
@Component
class IamLiveAccess implements LiveAccess {

    private final EnforcementSwitch enforcement;
    private final PrincipalReading reading;
    private final AssociationCatalog catalog;

    IamLiveAccess(EnforcementSwitch enforcement, PrincipalReading reading, AssociationCatalog catalog) {
        this.enforcement = enforcement;
        this.reading = reading;
        this.catalog = catalog;
    }

    @Override
    public Answer of(PrincipalArn principal, InstanceArn instance, String actor) {
        enforcement.requireOn();
        HeldPolicyTexts texts = read(principal, actor);
        EffectiveAccess access = EffectiveAccess.of(texts.held(), instance, catalog);
        return new Answer(texts.sources(), texts.boundary(), access.and(unreadable(texts)));
    }

    private HeldPolicyTexts read(PrincipalArn principal, String actor) {
        try {
            return reading.read(principal, actor);
        } catch (IamFailure failure) {
            throw switch (failure.kind()) {
                case PRINCIPAL_GONE -> refused(principal, "principal-gone", PrincipalReading.NO_SUCH_PRINCIPAL);
                case WRONG_ACCOUNT ->
                    refused(principal, "unknown-account", failure.toError().detail());
                default -> failure.toProblem();
            };
        }
    }

    private static ProblemException refused(PrincipalArn principal, String code, String detail) {
        return ProblemException.refusal(
                        ProblemType.VALIDATION_FAILED,
                        "The question is not acceptable.",
                        List.of(new FieldError("/principalArn", code, detail)))
                .about(RequestRefused.PRINCIPAL, principal);
    }

    private static List<AccessFinding> unreadable(HeldPolicyTexts texts) {
        return texts.unreadable().stream().map(IamLiveAccess::unreadable).toList();
    }

    private static AccessFinding unreadable(PolicySource source) {
        return new AccessFinding(
                AccessFinding.Code.UNREADABLE_POLICY,
                "The policy " + source.name() + " (" + source.origin()
                        + ") cannot be read; nothing said here takes account of it",
                null,
                List.of());
    }
}
