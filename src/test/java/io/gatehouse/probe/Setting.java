package io.gatehouse.probe;

import io.gatehouse.policy.Form;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the placeholders of the needed calls stand for, and for each of them the near misses. */
record Setting(Map<String, String> values, Map<String, List<Miss>> misses) {

    /** Another value of the same kind. */
    record Miss(String name, String value) {}

    static Setting of(Form form, AssociationForm association) {
        String[] instance = form.instance().split(":", 6);
        Map<String, String> values = new HashMap<>();
        values.put("partition", instance[1]);
        values.put("region", instance[3]);
        values.put("account", instance[4]);
        values.put("instance", form.instance());
        values.put("role", Form.ROLE.replace("arn:aws:", "arn:" + instance[1] + ":"));
        values.put(
                "rolePolicy",
                "arn:" + instance[1] + ":iam::aws:policy/aws-service-role/AmazonConnectServiceLinkedRolePolicy");
        values.put("stored", stored(association));
        values.put("unnamed", "connect-made-this");
        String target = Objects.requireNonNullElse(association.resourceArn(), "");
        values.put("target", target);
        values.put("targetId", target.substring(target.lastIndexOf('/') + 1));
        values.put("key", Objects.requireNonNullElse(association.kmsKeyArn(), ""));
        return new Setting(values, misses(values));
    }

    private static String stored(AssociationForm association) {
        List<String> types = association.storageResourceTypes();
        return types == null ? "" : String.valueOf(types.get(0));
    }

    private static Map<String, List<Miss>> misses(Map<String, String> values) {
        Map<String, List<Miss>> misses = new HashMap<>();
        for (String name : List.of("instance", "target", "key")) {
            misses.put(name, Neighbours.ofArn(name, values.getOrDefault(name, "")));
        }
        misses.put("targetId", Neighbours.ofName("target", values.getOrDefault("targetId", "")));
        misses.put("role", Neighbours.ofRole(values.getOrDefault("role", "")));
        misses.put(
                "rolePolicy",
                List.of(new Miss("another managed policy", "arn:aws:iam::aws:policy/AdministratorAccess")));
        misses.put("region", List.of(new Miss("other region", "eu-central-1")));
        misses.put("account", List.of(new Miss("other account", "999988887777")));
        misses.put("unnamed", List.of(new Miss("another name", "somebody-elses")));
        misses.put(
                "stored",
                List.of(new Miss(
                        "other storage type",
                        "CALL_RECORDINGS".equals(values.get("stored")) ? "CHAT_TRANSCRIPTS" : "CALL_RECORDINGS")));
        return misses;
    }
}
