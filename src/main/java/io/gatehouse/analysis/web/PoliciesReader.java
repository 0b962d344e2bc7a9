package io.gatehouse.analysis.web;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.InvalidPolicyException;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.FieldErrors;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads lists of policies, and keeps what is wrong with them beside what else is wrong with a body. */
public final class PoliciesReader {

    private static final int MAX_POLICIES = 50;

    private final JsonMapper json;
    private final FieldErrors errors = new FieldErrors();
    private long characters;

    public PoliciesReader(JsonMapper json) {
        this.json = json;
    }

    /** What is wrong so far; others may add to it. */
    public FieldErrors errors() {
        return errors;
    }

    /** Of all policies together, as compact JSON. */
    long characters() {
        return characters;
    }

    /** @param least how many there must be */
    public List<PolicyDocument> read(String pointer, @Nullable List<@Nullable Map<String, Object>> given, int least) {
        if (given == null || given.size() > MAX_POLICIES || given.size() < least) {
            errors.add(FieldError.of(pointer, given, "invalid-size", accepted(least)));
            return List.of();
        }
        List<PolicyDocument> policies = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            policy(pointer + "/" + i, given.get(i), policies);
        }
        return policies;
    }

    /** How many there may be, in words. */
    public static String accepted(int least) {
        return least + " to " + MAX_POLICIES + " policies";
    }

    private void policy(String pointer, @Nullable Map<String, Object> given, List<PolicyDocument> policies) {
        if (given == null) {
            errors.add(pointer, "required", "is null; accepted: an identity policy");
            return;
        }
        try {
            String text = json.writeValueAsString(given);
            characters += text.length();
            policies.add(PolicyReader.read(text));
        } catch (InvalidPolicyException e) {
            add(pointer, e);
            e.others().forEach(other -> add(pointer, other));
        }
    }

    private void add(String pointer, InvalidPolicyException fault) {
        errors.add(pointer + fault.path(), fault.code(), fault.rule());
    }

    /** @throws ProblemException with all that was wrong */
    public void requireNoError(String detail) {
        if (!errors.isEmpty()) {
            throw ProblemException.of(ProblemType.VALIDATION_FAILED, detail, errors.all());
        }
    }
}
