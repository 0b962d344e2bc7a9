package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.ConfiguredAccounts;
import io.gatehouse.enforcement.EnforcementRole;
import io.gatehouse.enforcement.EnforcementRole.ExternalId;
import io.gatehouse.enforcement.EnforcementRole.PrincipalPath;
import io.gatehouse.enforcement.SetupProperties;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prints what an account needs so that Gatehouse can work in it, proved. AWS is not asked. */
@RestController
@RequestMapping(path = "/api/v1/setup", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_APPLY)
class SetupController {

    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_+=,.@-]{1,128}/){0,8}");
    private static final Pattern TRUSTED = Pattern.compile("(role|user)/[A-Za-z0-9_+=,.@/-]{1,576}");

    private final SetupProperties properties;
    private final ConfiguredAccounts accounts;

    SetupController(SetupProperties properties, ConfiguredAccounts accounts) {
        this.properties = properties;
        this.accounts = accounts;
    }

    @GetMapping("/iam-role")
    EnforcementRoleView role(
            @RequestParam String accountId,
            @RequestParam Optional<String> trustedArn,
            @RequestParam Optional<String> principalPath) {
        AccountId account = parsed("accountId", accountId, AccountId::parse);
        Arn trusted = trusted(trustedArn.or(() -> Optional.ofNullable(properties.trustedArn())));
        String path = principalPath.orElse("/");
        if (!PATH.matcher(path).matches()) {
            throw ProblemException.parameter(
                    "principalPath",
                    "invalid-path",
                    "accepted: / or a path with slashes around it, such as /contact-center/");
        }
        return EnforcementRoleView.of(
                new EnforcementRole(account, trusted, new PrincipalPath(path), externalId(account, trusted)));
    }

    private static Arn trusted(Optional<String> text) {
        Arn arn = parsed(
                "trustedArn",
                text.orElseThrow(
                        () -> ProblemException.parameter(
                                "trustedArn",
                                "required",
                                "accepted: the ARN of the role that Gatehouse runs as; or configure gatehouse.setup.trusted-arn")),
                Arn::parse);
        if (!arn.service().equals("iam") || !TRUSTED.matcher(arn.resource()).matches()) {
            throw ProblemException.parameter(
                    "trustedArn", "wrong-arn-form", "accepted: arn:${Partition}:iam::${Account}:role/${Path}/${Name}");
        }
        return arn;
    }

    /** The one that is configured; else one that is the same for the same two parties, and for no others. */
    private ExternalId externalId(AccountId account, Arn trusted) {
        return new ExternalId(accounts.externalId(account)
                .orElseGet(() -> UUID.nameUUIDFromBytes((trusted + " " + account).getBytes(StandardCharsets.UTF_8))
                        .toString()));
    }

    private static <T> T parsed(String name, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (InvalidValueException e) {
            throw ProblemException.parameter(name, e.code(), String.valueOf(e.getMessage()));
        }
    }
}
