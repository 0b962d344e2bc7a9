package io.gatehouse.catalog;

import java.util.List;

/**
 * Which resource of an association an action is granted on.
 *
 * @param text the name of a {@link Form}, or for {@code TEMPLATE} the template of an ARN
 */
public record PermissionResource(Form form, String text) {

    /** What stands for the resource until the association is known. */
    public enum Form {
        INSTANCE,
        TARGET,
        KMS_KEY,
        SERVICE_LINKED_ROLE,
        /** {@code *}: the action has no resource-level permissions. */
        ANY,
        /** An ARN with placeholders: of the instance in lower case, parts of the target's ARN as the target names them. */
        TEMPLATE
    }

    public static PermissionResource parse(String text) {
        for (Form form : Form.values()) {
            if (form != Form.TEMPLATE && form.name().equals(text)) {
                return new PermissionResource(form, text);
            }
        }
        if (!text.startsWith("arn:") && !text.startsWith("${instance}/")) {
            throw new IllegalArgumentException("neither a resource nor the template of an ARN: " + text);
        }
        return new PermissionResource(Form.TEMPLATE, text);
    }

    public boolean is(Form other) {
        return form == other;
    }

    public Template template() {
        return new Template(text);
    }

    List<String> placeholders() {
        return is(Form.TEMPLATE) ? template().names() : List.of();
    }
}
