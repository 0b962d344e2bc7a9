package io.gatehouse.probe;

import io.gatehouse.probe.Setting.Miss;
import java.util.ArrayList;
import java.util.List;

/** What is almost the same ARN or name, and must not be taken for it. */
final class Neighbours {

    private Neighbours() {}

    static List<Miss> ofName(String what, String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        String head = name.substring(0, name.length() - 1);
        char last = name.charAt(name.length() - 1);
        return List.of(
                new Miss("longer name of the " + what, name + "0"),
                new Miss("shorter name of the " + what, head),
                new Miss("sibling of the " + what, head + (last == '7' ? '8' : '7')));
    }

    static List<Miss> ofArn(String what, String arn) {
        if (arn.isEmpty()) {
            return List.of();
        }
        String[] parts = arn.split(":", 6);
        List<Miss> misses = new ArrayList<>();
        for (Miss miss : ofName(what, parts[5])) {
            misses.add(new Miss(miss.name(), join(parts, parts[3], parts[4], miss.value())));
        }
        if (!parts[3].isEmpty()) {
            misses.add(new Miss("other region", join(parts, "eu-central-1", parts[4], parts[5])));
            misses.add(new Miss("other account", join(parts, parts[3], "999988887777", parts[5])));
        }
        return misses;
    }

    static List<Miss> ofRole(String role) {
        String[] parts = role.split(":", 6);
        return List.of(
                new Miss("role of another instance", role + "Other"),
                new Miss("other account", join(parts, "", "999988887777", parts[5])),
                new Miss("another role in Connect's path", path(parts, "connect.amazonaws.com/Admin")),
                new Miss(
                        "service-linked role of another service",
                        path(parts, "lex.amazonaws.com/AWSServiceRoleForLexBots")),
                new Miss("an ordinary role", join(parts, "", parts[4], "role/admins")));
    }

    private static String path(String[] parts, String rest) {
        return join(parts, "", parts[4], "role/aws-service-role/" + rest);
    }

    private static String join(String[] parts, String region, String account, String resource) {
        return String.join(":", parts[0], parts[1], parts[2], region, account, resource);
    }
}
