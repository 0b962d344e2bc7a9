package io.gatehouse.policy;

import io.gatehouse.catalog.TargetFormat;
import java.util.List;

/**
 * What the ARNs of a kind's targets look like, for an instance.
 *
 * @param within a pattern that they match
 * @param without patterns that they do not match
 */
record TargetArns(String within, List<String> without) {

    static TargetArns of(TargetFormat target, InstanceArn instance) {
        String form = target.parts().glob();
        return new TargetArns(
                arn(instance, target.service(), target.regional(), "*", form),
                target.regional() ? List.of() : List.of(arn(instance, target.service(), false, "", form + "/*")));
    }

    static TargetArns ofKeys(InstanceArn instance) {
        return new TargetArns(arn(instance, "kms", true, "*", "key/*"), List.of());
    }

    private static String arn(InstanceArn instance, String service, boolean regional, String account, String resource) {
        return "arn:" + instance.partition().id() + ":" + service + ":"
                + (regional ? instance.region().id() + ":" + account : ":") + ":" + resource;
    }
}
