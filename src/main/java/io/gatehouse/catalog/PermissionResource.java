package io.gatehouse.catalog;

/**
 * Which resource of an association an action is granted on.
 *
 * @param template of an ARN, or the name of another {@link Form}
 */
public record PermissionResource(Form form, Template template) {

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
                return new PermissionResource(form, new Template(text));
            }
        }
        if (!text.startsWith("arn:") && !text.startsWith("${instance}/")) {
            throw new IllegalArgumentException("neither a resource nor the template of an ARN: " + text);
        }
        return new PermissionResource(Form.TEMPLATE, new Template(text));
    }

    /** Whether it is an ARN with a wildcard, outside of the instance. */
    boolean isWide() {
        return is(Form.TEMPLATE) && text().startsWith("arn:") && text().contains("*");
    }

    public boolean is(Form other) {
        return form == other;
    }

    /** As the catalogue writes it. */
    public String text() {
        return template.text();
    }
}
