package io.gatehouse.request.web;

import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.request.Submissions.Idempotency;
import io.gatehouse.web.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether two bodies say the same, whatever their white space and the order of their members. */
@Component
class BodyFingerprint {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final JsonMapper json;

    BodyFingerprint(JsonMapper json) {
        this.json = json;
    }

    Optional<Idempotency> under(List<String> keys, IntentForm form) {
        if (keys.size() > 1) {
            throw ProblemException.parameter("Idempotency-Key", "repeated", "Idempotency-Key may be given once.");
        }
        return keys.stream().findFirst().map(key -> under(key, form));
    }

    private Idempotency under(String key, IntentForm form) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.parameter(
                    "Idempotency-Key", "invalid-key", "Idempotency-Key is 1 to 255 visible ASCII characters.");
        }
        return new Idempotency(
                key, PolicyDigest.of(json.writeValueAsBytes(form)).toString());
    }
}
