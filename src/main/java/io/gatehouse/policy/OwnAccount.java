package io.gatehouse.policy;

import io.gatehouse.iam.AccountId;
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
                ? problems.required("/principalArn", form, text, arn -> PrincipalArn.of(arn, instance))
                : problems.optional("/principalArn", form, text, arn -> PrincipalArn.of(arn, instance));
    }

    private boolean isElsewhere(Partition partition, Optional<AccountId> account) {
        return instance.filter(it -> it.partition() != partition || !account.equals(Optional.of(it.account())))
                .isPresent();
    }
}
