package io.gatehouse.development.iam;

/** Does one operation and writes what belongs between its {@code Result} tags. */
@FunctionalInterface
interface Operation {

    void perform(QueryRequest request, Xml result);
}
