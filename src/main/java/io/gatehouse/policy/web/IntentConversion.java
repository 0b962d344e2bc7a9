package io.gatehouse.policy.web;

import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.IntentReader;
import io.gatehouse.policy.IntentReader.Purpose;
import io.gatehouse.policy.InvalidIntentException;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Turns the body of a call into an intent, or into a problem document that lists everything wrong with it. */
@Component
public class IntentConversion {

    private static final String DETAIL = "The intent is not acceptable.";

    private final IntentReader intents;
    private final Clock clock;

    IntentConversion(IntentReader intents, Clock clock) {
        this.intents = intents;
        this.clock = clock;
    }

    /** For something that leaves no trace, so neither does its refusal. */
    AssociationIntent forPreview(IntentForm form) {
        try {
            return intents.read(form, Purpose.PREVIEW, clock.instant());
        } catch (InvalidIntentException e) {
            throw ProblemException.of(ProblemType.VALIDATION_FAILED, DETAIL, errors(e));
        }
    }

    public AssociationIntent forRequest(IntentForm form) {
        try {
            return intents.read(form, Purpose.REQUEST, clock.instant());
        } catch (InvalidIntentException e) {
            throw ProblemException.refusal(ProblemType.VALIDATION_FAILED, DETAIL, errors(e));
        }
    }

    /** Of a request, which may be older than the catalogue. */
    public AssociationIntent ofStored(IntentForm form, Instant createdAt) {
        try {
            return intents.read(form, Purpose.REQUEST, createdAt);
        } catch (InvalidIntentException e) {
            throw ProblemException.refusal(
                    ProblemType.WRONG_STATE,
                    "The catalogue of today does not know what was asked any more: make a new request.",
                    errors(e));
        }
    }

    private static List<FieldError> errors(InvalidIntentException invalid) {
        return invalid.problems().stream()
                .map(problem -> new FieldError(problem.pointer(), problem.code(), problem.detail()))
                .toList();
    }
}
