package io.gatehouse.policy;

import io.gatehouse.catalog.Confidence;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Source;
import io.gatehouse.iam.ActionPattern;

/**
 * Why an action stands in a statement.
 *
 * @param association zero-based, in the caller's order
 */
public record Because(int association, String action, Source source, Confidence confidence) {

    static Because of(int association, ActionPattern action, Permission permission) {
        return new Because(association, action.text(), permission.source(), permission.confidence());
    }
}
