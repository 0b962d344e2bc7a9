package io.gatehouse.policy;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.Partition;
import io.gatehouse.policy.IntentReader.Purpose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the members of an intent that name something in the instance's own account. */
final class OwnAccount {

    private final Optional<InstanceArn> instance;
    private final Problems problems;

    OwnAccount(Optional<InstanceArn> instance, Problems problems) {
        this.instance = instance;
        this.problems = problems;
    }

    Optional<ServiceLinkedRole> role(@Nullable String text) {
        return problems.optional("/serviceLinkedRoleArn", ServiceLinkedRole.FORM.near(instance), text, arn -> {
            ServiceLinkedRole role = ServiceLinkedRole.of(arn);
            if (isElsewhere(arn.partition(), arn.account())) {
                throw new InvalidValueException("another-account", "is not of the instance's account and partition");
            }
            return role;
        });
    }

    Optional<PrincipalArn> principal(@Nullable String text, Purpose purpose) {
        ArnForm form = PrincipalArn.FORM.near(instance);
        return purpose == Purpose.REQUEST
                ? problems.required("/principalArn", form, text, this::principal)
                : problems.optional("/principalArn", form, text, this::principal);
    }

    private PrincipalArn principal(Arn arn) {
        var principal = new PrincipalArn(arn);
        if (instance.filter(it -> !principal.isOfAccountOf(it)).isPresent()) {
            throw new InvalidValueException(
                    "principal-of-another-account",
                    "is not of the instance's account and partition: Connect has no resource policies, so only the"
                            + " account's own principals can be granted this");
        }
        return principal;
    }

    private boolean isElsewhere(Partition partition, Optional<AccountId> account) {
        return instance.filter(it -> it.partition() != partition || !account.equals(Optional.of(it.account())))
                .isPresent();
    }
}
