package io.gatehouse.probe;

import io.gatehouse.catalog.Profile;
import java.util.Map;
import java.util.Optional;

/** Near misses that a policy allows, with the code of the warning that admits it. */
final class KnownLeaks {

    /** By action and miss; of AWS's examples. */
    private static final Map<String, String> OF_EXAMPLES = Map.ofEntries(
            Map.entry("iam:PutRolePolicy another role in Connect's path", "SLR_PATTERN"),
            Map.entry("s3:GetBucketAcl aws:ResourceAccount other account", "ANY_ACCOUNT"),
            Map.entry("s3:GetBucketAcl aws:ResourceAccount absent", "ANY_ACCOUNT"),
            Map.entry("s3:GetBucketLocation aws:ResourceAccount other account", "ANY_ACCOUNT"),
            Map.entry("s3:GetBucketLocation aws:ResourceAccount absent", "ANY_ACCOUNT"),
            Map.entry("s3:ListAllMyBuckets not needed for what was asked", "LISTS_EVERY_BUCKET"),
            Map.entry("kinesis:ListStreams not needed for what was asked", "LISTS_EVERY_STREAM"),
            Map.entry("kinesis:DescribeStream other region", "ANY_REGION"),
            Map.entry("lambda:AddPermission other region", "ANY_REGION"),
            Map.entry("lambda:AddPermission other account", "ANY_ACCOUNT"),
            Map.entry("lambda:AddPermission lambda:Principal the public", "OPENS_TO_ANY_PRINCIPAL"),
            Map.entry("lambda:AddPermission lambda:Principal another service", "OPENS_TO_ANY_PRINCIPAL"),
            Map.entry("lambda:AddPermission lambda:Principal absent", "OPENS_TO_ANY_PRINCIPAL"));

    private KnownLeaks() {}

    static Optional<String> code(Profile profile, boolean exactRole, String action, String miss) {
        if (miss.endsWith("another name")) {
            return Optional.of("BROADER_THAN_ASKED");
        }
        if (miss.endsWith("role of another instance") && !exactRole) {
            return Optional.of("SLR_PATTERN");
        }
        return profile == Profile.AWS_EXAMPLE
                ? Optional.ofNullable(OF_EXAMPLES.get(action + " " + miss))
                : Optional.empty();
    }
}
