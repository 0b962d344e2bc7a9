package io.gatehouse.enforcement;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.Preflight;
import io.gatehouse.request.PreflightFinding;
import io.gatehouse.request.PreflightFinding.Code;
import io.gatehouse.request.PreflightReport;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Examines principals in IAM, and refuses requests for those that a policy cannot be put on. */
@Component
class PrincipalPreflight implements Preflight {

    private final EnforcementSwitch enforcement;
    private final PreflightProperties properties;
    private final PrincipalReading reading;
    private final PreflightExamination examination;

    PrincipalPreflight(
            EnforcementSwitch enforcement,
            PreflightProperties properties,
            PrincipalReading reading,
            PreflightExamination examination) {
        this.enforcement = enforcement;
        this.properties = properties;
        this.reading = reading;
        this.examination = examination;
    }

    @Override
    public Optional<PreflightReport> examine(
            PrincipalArn principal, AssociationIntent intent, PolicyDocument policy, String actor) {
        if (!enforcement.isOn()) {
            return Optional.empty();
        }
        PreflightReport report = examination.of(principal, read(principal, actor), intent, policy);
        requireAcceptable(principal, report.findings());
        return Optional.of(report);
    }

    private HeldPolicyTexts read(PrincipalArn principal, String actor) {
        try {
            return reading.read(principal, actor);
        } catch (IamFailure failure) {
            Code code = switch (failure.kind()) {
                case WRONG_ACCOUNT -> Code.UNKNOWN_ACCOUNT;
                case PRINCIPAL_GONE -> Code.PRINCIPAL_GONE;
                case ACCESS_DENIED -> Code.CANNOT_EXAMINE;
                default -> throw failure.toProblem();
            };
            throw refused(principal, List.of(PreflightFinding.of(code, detail(failure))));
        }
    }

    private static String detail(IamFailure failure) {
        return failure.kind() == IamFailure.Kind.PRINCIPAL_GONE
                ? PrincipalReading.NO_SUCH_PRINCIPAL
                : failure.toError().detail();
    }

    private void requireAcceptable(PrincipalArn principal, List<PreflightFinding> findings) {
        List<PreflightFinding> blocking = findings.stream()
                .filter(finding -> properties.blocking().contains(finding.code()))
                .toList();
        if (!blocking.isEmpty()) {
            throw refused(principal, blocking);
        }
    }

    private static ProblemException refused(PrincipalArn principal, List<PreflightFinding> findings) {
        return ProblemException.refusal(
                        ProblemType.VALIDATION_FAILED,
                        "The policy cannot be put on this principal as IAM has it.",
                        findings.stream()
                                .map(finding -> new FieldError("/principalArn", slug(finding.code()), finding.detail()))
                                .toList())
                .about(RequestRefused.PRINCIPAL, principal);
    }

    private static String slug(Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
