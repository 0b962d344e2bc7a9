package io.gatehouse.iam;

/** How a condition compares one value of the request with one of its own. */
public enum Comparison {
    STRING_EQUALS("StringEquals"),
    STRING_NOT_EQUALS("StringNotEquals"),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase"),
    STRING_LIKE("StringLike"),
    STRING_NOT_LIKE("StringNotLike"),
    NUMERIC_EQUALS("NumericEquals"),
    NUMERIC_NOT_EQUALS("NumericNotEquals"),
    NUMERIC_LESS_THAN("NumericLessThan"),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals"),
    NUMERIC_GREATER_THAN("NumericGreaterThan"),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals"),
    DATE_EQUALS("DateEquals"),
    DATE_NOT_EQUALS("DateNotEquals"),
    DATE_LESS_THAN("DateLessThan"),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals"),
    DATE_GREATER_THAN("DateGreaterThan"),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals"),
    BOOL("Bool"),
    BINARY_EQUALS("BinaryEquals"),
    IP_ADDRESS("IpAddress"),
    NOT_IP_ADDRESS("NotIpAddress"),
    ARN_EQUALS("ArnEquals"),
    ARN_NOT_EQUALS("ArnNotEquals"),
    ARN_LIKE("ArnLike"),
    ARN_NOT_LIKE("ArnNotLike"),
    NULL("Null");

    private final String text;

    Comparison(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
