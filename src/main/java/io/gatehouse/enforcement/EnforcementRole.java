package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The role by which Gatehouse works in an account: what it may do there, and no more.
 *
 * @param trusted the role that Gatehouse runs as; its partition is the account's
 * @param path of the principals that Gatehouse manages, with the slashes around it
 */
public record EnforcementRole(AccountId account, Arn trusted, PrincipalPath path, ExternalId externalId) {

    /** A path of roles and users, such as {@code /contact-center/}. */
    public record PrincipalPath(String text) {}

    /** What the account's role asks for of whoever assumes it, so that nobody else's request is carried out by mistake. */
    public record ExternalId(String text) {}

    public static final String NAME = "gatehouse-enforcement";

    private static final String TEMPLATE = template();

    String partition() {
        return trusted.partition().id();
    }

    public String arn() {
        return "arn:" + partition() + ":iam::" + account + ":role/" + NAME;
    }

    public PolicyDocument policy() {
        return PolicyReader.read(TEMPLATE.replace("{partition}", partition())
                .replace("{account}", account.digits())
                .replace("{path}", path.text()));
    }

    private static String template() {
        try (InputStream file = Objects.requireNonNull(
                EnforcementRole.class.getResourceAsStream("/enforcement/role-policy.json"), "role-policy.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
