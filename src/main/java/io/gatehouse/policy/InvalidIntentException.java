package io.gatehouse.policy;

import java.util.List;

/** An intent that cannot be accepted, with everything that is wrong with it. */
public final class InvalidIntentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<IntentProblem> problems;

    public InvalidIntentException(List<IntentProblem> problems) {
        super(problems.size() + " problem(s), first: " + problems.get(0).code());
        this.problems = List.copyOf(problems);
    }

    public List<IntentProblem> problems() {
        return problems;
    }
}
