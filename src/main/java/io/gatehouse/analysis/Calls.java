package io.gatehouse.analysis;

import java.util.List;
import java.util.stream.IntStream;

/** What a call can be at all, as {@link AccessRequest} takes it. */
final class Calls {

    static final String AN_ACTION = "s3:listallmybuckets";
    static final String A_RESOURCE = "arn:aws:s3:::example";

    static final TextSet ACTIONS = new TextSet(List.of(TextPattern.of(IntStream.of(
            TextPattern.ONE_BUT_COLON,
            TextPattern.NUMBER_BUT_COLON,
            ':',
            TextPattern.ONE_BUT_COLON,
            TextPattern.NUMBER_BUT_COLON))));

    static final TextSet RESOURCES = new TextSet(List.of(
            TextPattern.literal("*"),
            TextPattern.of(IntStream.concat(
                    "arn:".codePoints(),
                    IntStream.of(
                            TextPattern.NUMBER_BUT_COLON,
                            ':',
                            TextPattern.NUMBER_BUT_COLON,
                            ':',
                            TextPattern.NUMBER_BUT_COLON,
                            ':',
                            TextPattern.NUMBER_BUT_COLON,
                            ':',
                            TextPattern.ANY_NUMBER)))));

    private Calls() {}
}
