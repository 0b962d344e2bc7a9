package io.gatehouse.policy;

import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import java.util.Optional;
import java.util.function.Function;

/** What the ARN in one place looks like: all that is refused there is told this form. */
record ArnForm(String accepted) {

    /** With the instance's partition, region and account in place of their placeholders, where the instance is known. */
    ArnForm near(Optional<InstanceArn> instance) {
        return instance.map(it -> new ArnForm(
                        accepted.replace("${Partition}", it.partition().id())
                                .replace("${Region}", it.region().id())
                                .replace("${Account}", it.account().digits())))
                .orElse(this);
    }

    <T> T read(String text, Function<Arn, T> reader) {
        try {
            return reader.apply(Arn.parse(text));
        } catch (InvalidValueException e) {
            throw e.accepting(accepted);
        }
    }
}
