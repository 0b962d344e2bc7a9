package io.gatehouse.iam;

/** The twelve digits that name an AWS account. */
public record AccountId(String digits) {

    /** What text is one, in words. */
    public static final String ACCEPTED = "12 digits";

    private static final int LENGTH = 12;

    public AccountId {
        if (digits.startsWith("arn:")) {
            throw new InvalidValueException(
                    "arn-where-id-expected", Excerpt.of(digits) + " is an ARN", "only its account id, " + ACCEPTED);
        }
        if (!isTwelveDigits(digits)) {
            throw new InvalidValueException(
                    "not-an-account-id", Excerpt.of(digits) + " is not an account id", ACCEPTED);
        }
    }

    public static AccountId parse(String text) {
        return new AccountId(text);
    }

    private static boolean isTwelveDigits(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!Characters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return digits;
    }
}
