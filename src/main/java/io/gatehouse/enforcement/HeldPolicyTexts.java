package io.gatehouse.enforcement;

import io.gatehouse.enforcement.PrincipalPolicies.NamedPolicy;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.HeldPolicies;
import io.gatehouse.policy.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A principal's policies, read as far as they can be.
 *
 * @param sources of the policies held, in their order
 * @param unreadable policies that are none by our reading
 */
record HeldPolicyTexts(
        PrincipalPolicies live,
        HeldPolicies held,
        List<PolicySource> sources,
        @Nullable PolicySource boundary,
        List<PolicySource> unreadable) {

    /** What nothing allows: a boundary that cannot be read is taken for one that leaves nothing. */
    private static final PolicyDocument NOTHING = PolicyReader.read(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    static HeldPolicyTexts of(PrincipalPolicies live) {
        List<PolicyDocument> documents = new ArrayList<>();
        List<PolicySource> sources = new ArrayList<>();
        List<PolicySource> unreadable = new ArrayList<>();
        for (NamedPolicy policy : live.policies()) {
            Optional<PolicyDocument> document = document(policy);
            document.ifPresent(documents::add);
            (document.isPresent() ? sources : unreadable).add(source(policy));
        }
        Optional<NamedPolicy> boundary = live.permissionsBoundary();
        Optional<PolicyDocument> bounds = boundary.map(it -> document(it).orElse(NOTHING));
        boundary.filter(it -> document(it).isEmpty())
                .map(HeldPolicyTexts::source)
                .ifPresent(unreadable::add);
        return new HeldPolicyTexts(
                live,
                new HeldPolicies(documents, bounds),
                sources,
                boundary.map(HeldPolicyTexts::source).orElse(null),
                unreadable);
    }

    private static Optional<PolicyDocument> document(NamedPolicy policy) {
        try {
            return Optional.of(PolicyReader.read(policy.document()));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static PolicySource source(NamedPolicy policy) {
        return new PolicySource(policy.origin().name(), policy.name());
    }
}
