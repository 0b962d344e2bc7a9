package io.gatehouse.enforcement;

import io.gatehouse.iam.Arn;
import io.gatehouse.request.AssociationRequest;

/** The ARN of the customer managed policy of a request: its path tells it from everybody else's. */
public record PolicyArn(Arn arn) {

    public static final String PATH = "/gatehouse/";

    static PolicyArn of(AssociationRequest request) {
        return new PolicyArn(
                Arn.parse("arn:" + request.principal().arn().partition().id() + ":iam::"
                        + request.principal().account().digits() + ":policy" + PATH + request.policyName()));
    }

    public String name() {
        return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return arn.toString();
    }
}
