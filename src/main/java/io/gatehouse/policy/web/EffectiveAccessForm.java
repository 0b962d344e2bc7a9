package io.gatehouse.policy.web;

import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.InstanceArn;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Policies as somebody wrote them, or a principal whose policies are read from IAM; and the instance of interest. */
record EffectiveAccessForm(
        @Nullable List<@Nullable Map<String, Object>> policies,
        @Nullable String principalArn,
        @Nullable String instanceArn) {

    Optional<InstanceArn> instance(FieldErrors errors) {
        return read("/instanceArn", instanceArn, InstanceArn.accepted(), InstanceArn::parse, errors);
    }

    Optional<PrincipalArn> principal(Optional<InstanceArn> instance, FieldErrors errors) {
        return read(
                "/principalArn",
                principalArn,
                "the ARN of an IAM role or user",
                text -> PrincipalArn.parse(text, instance),
                errors);
    }

    private static <T> Optional<T> read(
            String pointer, @Nullable String text, String accepted, Function<String, T> parse, FieldErrors errors) {
        if (text == null) {
            errors.add(FieldError.required(pointer, accepted));
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (InvalidValueException e) {
            errors.add(pointer, e.code(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
