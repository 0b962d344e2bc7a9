package io.gatehouse.architecture.rooms.cellar;

public interface Shelf {}
