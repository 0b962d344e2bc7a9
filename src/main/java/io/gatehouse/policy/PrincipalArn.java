package io.gatehouse.policy;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.PolicyLimit;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ARN of the IAM role or user that a policy is for. */
public record PrincipalArn(Arn arn) {

    /** What kind of IAM entity the principal is. */
    public enum Kind {
        ROLE("role/", PolicyLimit.ROLE_INLINE),
        USER("user/", PolicyLimit.USER_INLINE);

        private final String prefix;
        private final PolicyLimit inlineLimit;

        Kind(String prefix, PolicyLimit inlineLimit) {
            this.prefix = prefix;
            this.inlineLimit = inlineLimit;
        }

        public PolicyLimit inlineLimit() {
            return inlineLimit;
        }
    }

    private static final Pattern PATH_AND_NAME =
            Pattern.compile("(?:role|user)/(?:[\\x21-\\x2e\\x30-\\x7e]{1,510}/){0,255}[A-Za-z0-9_+=,.@-]{1,64}");

    static final ArnForm FORM = new ArnForm("arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}"
            + " or arn:${Partition}:iam::${Account}:user/${UserNameWithPath}");

    private static final int MAX_PATH = 512;

    public PrincipalArn {
        PrincipalRules.check(arn);
        if (!PATH_AND_NAME.matcher(arn.resource()).matches() || pathLength(arn.resource()) > MAX_PATH) {
            throw new InvalidValueException(
                    "invalid-resource-name",
                    "does not name a role or user by a name of 1 to 64 characters A-Z a-z 0-9 _ + = , . @ -"
                            + " and a path of at most 512");
        }
    }

    /** With the slashes around it, as IAM counts. */
    private static int pathLength(String resource) {
        return resource.lastIndexOf('/') - resource.indexOf('/') + 1;
    }

    public static PrincipalArn parse(String text) {
        return FORM.read(text, PrincipalArn::new);
    }

    /** Of the instance's own account, as far as the instance is known. */
    public static PrincipalArn parse(String text, Optional<InstanceArn> instance) {
        return FORM.near(instance).read(text, arn -> of(arn, instance));
    }

    static PrincipalArn of(Arn arn, Optional<InstanceArn> instance) {
        var principal = new PrincipalArn(arn);
        if (instance.filter(it -> !principal.isOfAccountOf(it)).isPresent()) {
            throw new InvalidValueException(
                    "principal-of-another-account",
                    "is not of the instance's account and partition: Connect has no resource policies, so only the"
                            + " account's own principals can be granted this");
        }
        return principal;
    }

    public Kind kind() {
        return arn.resource().startsWith(Kind.ROLE.prefix) ? Kind.ROLE : Kind.USER;
    }

    /** The friendly name: what IAM's calls take, without the path. */
    public String name() {
        return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
    }

    public AccountId account() {
        return arn.account().orElseThrow();
    }

    /** Only its own account's principals can be granted anything of an instance: Connect has no resource policies. */
    public boolean isOfAccountOf(InstanceArn instance) {
        return account().equals(instance.account()) && arn.partition() == instance.partition();
    }

    @Override
    public String toString() {
        return arn.toString();
    }
}
