package io.gatehouse.catalog;

import java.time.LocalDate;

/**
 * AWS no longer supports a kind: what is left of it can be removed, nothing new can be associated.
 *
 * @param instead what to associate in its place
 */
public record Ending(LocalDate on, String instead) {}
