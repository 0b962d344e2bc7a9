package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ActionScope;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The role by which Gatehouse works in an account: what it may do there, and no more.
 *
 * @param trusted the role that Gatehouse runs as; its partition is the account's
 * @param path of the principals that Gatehouse manages, with the slashes around it
 */
public record EnforcementRole(AccountId account, Arn trusted, PrincipalPath path, ExternalId externalId) {

    /** A path of roles and users, such as {@code /contact-center/}. */
    public record PrincipalPath(String text) {

        /** IAM's limit. */
        private static final int MOST_CHARACTERS = 512;

        private static final Pattern SHAPE = Pattern.compile("/([A-Za-z0-9_+=,.@-]{1,128}/){0,8}");

        public PrincipalPath {
            if (text.length() > MOST_CHARACTERS || !SHAPE.matcher(text).matches()) {
                throw new InvalidValueException(
                        "invalid-path",
                        "is not a path of IAM roles and users",
                        "a path of at most 512 characters with slashes around it, such as /contact-center/, or / alone");
            }
            if (text.startsWith("/aws-service-role/") || text.startsWith("/aws-reserved/")) {
                throw new InvalidValueException(
                        "reserved-path",
                        "is a path of roles that only AWS may change",
                        "a path of your own, such as /contact-center/, or / alone");
            }
        }
    }

    /** What the account's role asks for of whoever assumes it, so that nobody else's request is carried out by mistake. */
    public record ExternalId(String text) {}

    public static final String NAME = "gatehouse-enforcement";

    String partition() {
        return trusted.partition().id();
    }

    public String arn() {
        return "arn:" + partition() + ":iam::" + account + ":role/" + NAME;
    }

    public PolicyDocument policy() {
        PolicyDocument permissions = new IamPermissions(trusted.partition(), account)
                .on(Set.of(resource("role" + path.text() + "*")), Set.of(resource("user" + path.text() + "*")));
        List<Statement> statements = new ArrayList<>(permissions.statements());
        statements.add(neverOn(untouchedRoles(), "RolePolicy"));
        if (runsHereAs("user")) {
            statements.add(neverOn(Set.of(resource(trusted.resource())), "UserPolicy"));
        }
        return PolicyDocument.of(statements);
    }

    /** Its own, the one it runs as, and those that only their services may change. */
    private Set<ResourcePattern> untouchedRoles() {
        Set<ResourcePattern> roles = new HashSet<>(
                Set.of(resource("role/" + NAME), resource("role/aws-reserved/*"), resource("role/aws-service-role/*")));
        if (runsHereAs("role")) {
            roles.add(resource(trusted.resource()));
        }
        return roles;
    }

    /** Whether Gatehouse itself runs in this account, as such a principal. */
    boolean runsHereAs(String type) {
        return trusted.account().filter(account::equals).isPresent()
                && trusted.resource().startsWith(type + "/");
    }

    private static Statement neverOn(Set<ResourcePattern> untouched, String policies) {
        List<ActionPattern> writes = Stream.of("Attach", "Delete", "Detach", "Put")
                .map(write -> new ActionPattern("iam:" + write + policies))
                .toList();
        return new Statement(
                Optional.empty(), Effect.DENY, ActionScope.of(writes), ResourceScope.of(untouched), List.of());
    }

    private ResourcePattern resource(String resource) {
        return new ResourcePattern("arn:" + partition() + ":iam::" + account + ":" + resource);
    }
}
