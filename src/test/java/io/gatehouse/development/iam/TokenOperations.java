package io.gatehouse.development.iam;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** STS: who am I, and become a role of this or another account. */
final class TokenOperations {

    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[\\w-]*:iam::(\\d{12}):role/(?:.*/)?([^/]+)");

    private final Principals principals;
    private final Sessions sessions;

    TokenOperations(Principals principals, Sessions sessions) {
        this.principals = principals;
        this.sessions = sessions;
    }

    Map<String, Operation> byName() {
        return Map.of("GetCallerIdentity", this::identity, "AssumeRole", this::assume);
    }

    private void identity(QueryRequest request, Xml result) {
        Caller caller = request.caller();
        result.element("Arn", caller.arn()).element("UserId", caller.userId()).element("Account", caller.account());
    }

    private void assume(QueryRequest request, Xml result) {
        String sessionName = Constraint.SESSION_NAME.of(request, "RoleSessionName");
        request.optional("ExternalId").ifPresent(id -> Constraint.EXTERNAL_ID.check("ExternalId", id));
        Instant expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + duration(request));
        request.optional("SourceIdentity").ifPresent(id -> Constraint.SOURCE_IDENTITY.check("SourceIdentity", id));
        Caller assumed = assumed(role(request), sessionName, sessionPolicy(request));
        String accessKey = sessions.open(assumed, expiry);
        request.optional("SourceIdentity").ifPresent(id -> result.element("SourceIdentity", id));
        result.open("AssumedRoleUser")
                .element("AssumedRoleId", assumed.userId())
                .element("Arn", assumed.arn())
                .close()
                .open("Credentials")
                .element("AccessKeyId", accessKey)
                .element("SecretAccessKey", UniqueIds.random(40))
                .element("SessionToken", UniqueIds.random(64))
                .element("Expiration", expiry)
                .close();
    }

    private Principal role(QueryRequest request) {
        String arn = request.required("RoleArn");
        Matcher parts = ROLE_ARN.matcher(arn);
        if (!parts.matches()) {
            throw AwsError.validation(arn + " is invalid");
        }
        return principals
                .find(PrincipalKind.ROLE, parts.group(1), parts.group(2))
                .filter(role -> role.arn().equals(arn))
                .filter(role -> TrustPolicy.of(role).admits(request.optional("ExternalId")))
                .filter(role -> request.optional("SourceIdentity").isEmpty()
                        || TrustPolicy.of(role).letsSourceIdentityBeSet())
                .orElseThrow(() -> AwsError.accessDenied(request.caller().arn(), "sts:AssumeRole", arn));
    }

    private static Optional<PolicyDocument> sessionPolicy(QueryRequest request) {
        Optional<String> document = request.optional("Policy");
        document.ifPresent(text -> {
            Constraint.SESSION_POLICY.check("Policy", text);
            PolicyDocumentRules.requireIdentityPolicy(text);
        });
        return document.map(PolicyReader::read);
    }

    private static Caller assumed(Principal role, String sessionName, Optional<PolicyDocument> sessionPolicy) {
        String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(role.account(), role.name(), sessionName);
        return new Caller(role.account(), arn, role.id() + ":" + sessionName, sessionPolicy);
    }

    private static int duration(QueryRequest request) {
        String seconds = request.optional("DurationSeconds").orElse("3600");
        if (!seconds.matches("\\d{3,5}") || Integer.parseInt(seconds) < 900) {
            throw Constraint.violation(
                    seconds, "DurationSeconds", "Member must have value greater than or equal to 900");
        }
        if (Integer.parseInt(seconds) > 3600) {
            throw AwsError.validation(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return Integer.parseInt(seconds);
    }
}
