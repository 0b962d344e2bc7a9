package io.gatehouse.iam;

/** A text or value that breaks a rule of IAM; the code names the rule, the message is safe to publish. */
public class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public InvalidValueException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
