package io.gatehouse.development.database;

/** A login of the development database. */
public record DatabaseRole(String user, String password) {}
