package io.gatehouse.analysis.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies and a call as somebody wrote them, nothing of it believed yet. */
record EvaluationForm(
        @Nullable List<@Nullable Map<String, Object>> policies,
        @Nullable CallForm request) {

    /** A call that IAM would be asked about. */
    record CallForm(
            @Nullable String action,
            @Nullable String resource,
            @Nullable Map<String, @Nullable List<@Nullable String>> context) {}
}
