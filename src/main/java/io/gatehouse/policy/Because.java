package io.gatehouse.policy;

import io.gatehouse.catalog.Confidence;
import io.gatehouse.catalog.Source;

/**
 * Why an action stands in a statement.
 *
 * @param association zero-based, in the caller's order
 */
public record Because(int association, String action, Source source, Confidence confidence) {}
