package io.gatehouse.iam;

/** A text or value that breaks a rule of IAM; the code names the rule, the message is safe to publish. */
public class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String reason;

    public InvalidValueException(String code, String reason) {
        super(reason);
        this.code = code;
        this.reason = reason;
    }

    /** @param accepted what would be taken instead */
    public InvalidValueException(String code, String reason, String accepted) {
        super(reason + "; accepted: " + accepted);
        this.code = code;
        this.reason = reason;
    }

    public String code() {
        return code;
    }

    /** The same for whoever knows better what is accepted in this place. */
    public InvalidValueException accepting(String form) {
        return new InvalidValueException(code, reason, form);
    }
}
