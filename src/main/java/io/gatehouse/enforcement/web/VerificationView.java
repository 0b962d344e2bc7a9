package io.gatehouse.enforcement.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gatehouse.analysis.Witness;
import io.gatehouse.enforcement.AccessChange;
import io.gatehouse.enforcement.Finding;
import io.gatehouse.enforcement.VerificationResult;
import io.gatehouse.iam.PolicyDifference;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.iam.PolicyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding as the API shows it. */
record VerificationView(
        VerificationResult result,
        String expectedDigest,
        @Nullable String liveDigest,
        List<StatementDifference> liveStatementsDiff,
        AccessChange.@Nullable Direction change,
        @Nullable Witness witness,
        @Nullable String detail) {

    /** A statement, by itself in a policy document, that is expected but not live, or live but not expected. */
    record StatementDifference(
            PolicyDifference.Change change, @JsonRawValue String policy) {

        static StatementDifference of(PolicyDifference difference) {
            return new StatementDifference(
                    difference.change(),
                    PolicyDocument.of(difference.statement()).canonical().json());
        }
    }

    static VerificationView of(Finding finding) {
        return new VerificationView(
                finding.result(),
                finding.expected().toString(),
                finding.liveDigest().map(PolicyDigest::toString).orElse(null),
                finding.differences().stream().map(StatementDifference::of).toList(),
                finding.change().direction().orElse(null),
                finding.change().witness().orElse(null),
                finding.detail().orElse(null));
    }
}
