package io.gatehouse.policy;

import io.gatehouse.catalog.Template;
import io.gatehouse.iam.Arn;

/** What the placeholders of the catalogue stand for in one association. */
final class GrantValues {

    private final AssociationIntent intent;
    private final AssociationGrant grant;

    GrantValues(AssociationIntent intent, AssociationGrant grant) {
        this.intent = intent;
        this.grant = grant;
    }

    String fill(Template template) {
        return template.fill(this::value);
    }

    private String value(String placeholder) {
        return switch (placeholder) {
            case "instance" -> intent.instance().toString();
            case "partition" -> intent.instance().partition().id();
            case "region" -> intent.instance().region().id();
            case "account" -> intent.instance().account().digits();
            case "target" -> target().toString();
            case "targetResource" -> target().resource();
            case "targetAccount" -> grant.targetAccount().digits();
            default -> grant.type().target().orElseThrow().parts().part(placeholder, target().resource());
        };
    }

    private Arn target() {
        return grant.target().orElseThrow();
    }
}
