package io.gatehouse.catalog;

/** A page of AWS's documentation. */
public record Page(String title, String url) {}
