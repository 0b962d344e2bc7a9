package io.gatehouse.probe;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.probe.NeededCall.When;
import io.gatehouse.probe.ProbeCall.Expect;
import io.gatehouse.probe.Setting.Miss;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls that probe the policy of one association: what it needs, with one thing changed at a time, and strangers. */
final class ProbeCalls {

    private static final List<NeededCall> NEEDED = NeededCall.all();

    private static final Map<String, List<Miss>> LITERALS = Map.of(
            "lambda:Principal", List.of(new Miss("the public", "*"), new Miss("another service", "s3.amazonaws.com")),
            "iam:AWSServiceName", List.of(new Miss("another service", "lex.amazonaws.com")));

    private final Setting setting;
    private final Profile profile;
    private final boolean exactRole;
    private final Set<ProbeCall> calls = new LinkedHashSet<>();

    private ProbeCalls(Setting setting, Profile profile, boolean exactRole) {
        this.setting = setting;
        this.profile = profile;
        this.exactRole = exactRole;
    }

    static List<ProbeCall> of(
            AssociationType type,
            Operation operation,
            Profile profile,
            Set<When> there,
            boolean exactRole,
            Setting setting) {
        var probe = new ProbeCalls(setting, profile, exactRole);
        List<NeededCall> ofType =
                NEEDED.stream().filter(call -> call.isFor(type)).toList();
        List<NeededCall> needed = ofType.stream()
                .filter(call -> call.isFor(operation, profile, there))
                .toList();
        needed.forEach(probe::addNeeded);
        Set<String> actions = new LinkedHashSet<>();
        needed.forEach(call -> actions.add(call.action()));
        ofType.stream()
                .filter(call ->
                        !actions.contains(call.action()) && (call.when() != When.KEY || there.contains(When.KEY)))
                .map(call -> render(Expect.DENIED, call, setting.values(), "not needed for what was asked"))
                .forEach(call -> probe.addMiss(call.action(), call.resource(), call.context(), call.why()));
        probe.addStrangers();
        return List.copyOf(probe.calls);
    }

    private void addNeeded(NeededCall call) {
        add(Expect.ALLOWED, call, setting.values(), "needed");
        for (String name : call.resource().names()) {
            for (Miss miss : setting.misses().getOrDefault(name, List.of())) {
                Map<String, String> other = new HashMap<>(setting.values());
                other.put(name, miss.value());
                ProbeCall right = render(Expect.ALLOWED, call, setting.values(), "");
                ProbeCall wrong = render(Expect.ALLOWED, call, other, "");
                addMiss(call.action(), wrong.resource(), right.context(), miss.name());
            }
        }
        call.context().ifPresent(context -> {
            String resource = call.resource().fill(name -> value(setting.values(), name));
            addMiss(call.action(), resource, Map.of(), context.key() + " absent");
            for (Miss miss : contextMisses(context)) {
                addMiss(
                        call.action(),
                        resource,
                        Map.of(context.key(), miss.value()),
                        context.key() + " " + miss.name());
            }
        });
    }

    private List<Miss> contextMisses(NeededCall.NeededContext context) {
        List<String> names = context.value().names();
        return names.isEmpty()
                ? LITERALS.getOrDefault(context.key(), List.of())
                : setting.misses().getOrDefault(names.get(0), List.of());
    }

    private void addMiss(String action, String resource, Map<String, String> context, String miss) {
        KnownLeaks.code(profile, exactRole, action, miss)
                .ifPresentOrElse(
                        code -> calls.add(new ProbeCall(Expect.LEAK, action, resource, context, code + ": " + miss)),
                        () -> calls.add(new ProbeCall(Expect.DENIED, action, resource, context, miss)));
    }

    private void addStrangers() {
        String stranger = "never asked for";
        Map<String, String> values = setting.values();
        calls.add(
                new ProbeCall(Expect.DENIED, "connect:DeleteInstance", value(values, "instance"), Map.of(), stranger));
        calls.add(new ProbeCall(Expect.DENIED, "iam:PassRole", value(values, "role"), Map.of(), stranger));
        calls.add(new ProbeCall(Expect.DENIED, "iam:DeleteRole", value(values, "role"), Map.of(), stranger));
        if (!value(values, "key").isEmpty()) {
            calls.add(new ProbeCall(Expect.DENIED, "kms:Decrypt", value(values, "key"), Map.of(), stranger));
        }
        String target = value(values, "target");
        if (target.contains(":s3:")) {
            calls.add(new ProbeCall(Expect.DENIED, "s3:GetObject", target + "/call.wav", Map.of(), stranger));
        } else if (target.contains(":lambda:")) {
            calls.add(new ProbeCall(Expect.DENIED, "lambda:InvokeFunction", target, Map.of(), stranger));
        }
    }

    private void add(Expect expect, NeededCall call, Map<String, String> values, String why) {
        calls.add(render(expect, call, values, why));
    }

    private static ProbeCall render(Expect expect, NeededCall call, Map<String, String> values, String why) {
        Map<String, String> context = new HashMap<>();
        call.context().ifPresent(it -> context.put(it.key(), it.value().fill(name -> value(values, name))));
        return new ProbeCall(expect, call.action(), call.resource().fill(name -> value(values, name)), context, why);
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for " + name);
        }
        return value;
    }
}
