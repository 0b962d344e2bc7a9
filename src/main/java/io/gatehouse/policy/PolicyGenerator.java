package io.gatehouse.policy;

import io.gatehouse.catalog.Profile;
import io.gatehouse.iam.CanonicalPolicy;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.List;

/** Renders an intent as the one policy document that allows it. The same intent always gives the same bytes. */
public final class PolicyGenerator {

    public GeneratedPolicy generate(AssociationIntent intent) {
        List<ReasonedStatement> statements =
                intent.profile() == Profile.AWS_EXAMPLE ? ExamplePolicy.of(intent) : RestrictedPolicy.of(intent);
        List<Statement> plain = new ArrayList<>(statements.size());
        List<StatementReasons> reasons = new ArrayList<>(statements.size());
        for (ReasonedStatement each : statements) {
            plain.add(each.statement());
            reasons.add(each.reasons());
        }
        PolicyDocument document = PolicyDocument.of(plain);
        CanonicalPolicy canonical = document.canonical();
        return new GeneratedPolicy(
                document, canonical, reasons, Warnings.of(intent, canonical), Preconditions.of(intent));
    }
}
