package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.ConfiguredAccounts;
import io.gatehouse.enforcement.EnforcementRole;
import io.gatehouse.enforcement.EnforcementRole.ExternalId;
import io.gatehouse.enforcement.EnforcementRole.PrincipalPath;
import io.gatehouse.enforcement.SetupProperties;
import io.gatehouse.enforcement.TrustedArn;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.RequiredParameter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

    private static final String TRUSTED = TrustedArn.ACCEPTED + "; or gatehouse.setup.trusted-arn in the configuration";

    private final SetupProperties properties;
    private final ConfiguredAccounts accounts;

    SetupController(SetupProperties properties, ConfiguredAccounts accounts) {
        this.properties = properties;
        this.accounts = accounts;
    }

    @GetMapping("/iam-role")
    EnforcementRoleView role(
            @RequestParam @RequiredParameter(accepted = AccountId.ACCEPTED) AccountId accountId,
            @RequestParam @RequiredParameter(accepted = TRUSTED, unless = "gatehouse.setup.trusted-arn")
                    Optional<TrustedArn> trustedArn,
            @RequestParam Optional<PrincipalPath> principalPath) {
        Arn trusted = trustedArn.orElseGet(this::configured).arn();
        return EnforcementRoleView.of(
                new EnforcementRole(
                        accountId,
                        trusted,
                        principalPath.orElse(new PrincipalPath("/")),
                        externalId(accountId, trusted)),
                accounts.carriesSourceIdentity(accountId));
    }

    private TrustedArn configured() {
        return TrustedArn.parse(Objects.requireNonNull(properties.trustedArn()));
    }

    /** The one that is configured; else one that is the same for the same two parties, and for no others. */
    private ExternalId externalId(AccountId account, Arn trusted) {
        return new ExternalId(accounts.externalId(account)
                .orElseGet(() -> UUID.nameUUIDFromBytes((trusted + " " + account).getBytes(StandardCharsets.UTF_8))
                        .toString()));
    }
}
