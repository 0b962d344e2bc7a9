package io.gatehouse.probe;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.policy.Form;
import io.gatehouse.policy.IntentForm.AssociationForm;
import io.gatehouse.policy.Samples;
import io.gatehouse.probe.NeededCall.When;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the leak probe decides, one case a line, for every kind, profile and operation. */
public final class LeakProbeCases {

    private static final String PRINCIPAL = ":iam::111122223333:role/contact-center/admins";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<ProbeCase> cases = new ArrayList<>();

    private LeakProbeCases() {}

    /** @param args the file to write */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (ProbeCase each : all()) {
                writer.write(json(each));
                writer.newLine();
            }
        }
    }

    static List<ProbeCase> all() {
        var probe = new LeakProbeCases();
        Form.CATALOG.types().forEach(probe::add);
        return probe.cases;
    }

    static String json(ProbeCase each) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("group", each.group());
        line.put("profile", each.profile());
        line.put("variant", each.variant());
        line.put("principal", "arn:" + each.variant().split(", ")[0] + PRINCIPAL);
        line.put("policy", JSON.readTree(each.policy().canonical().json()));
        line.put("calls", each.calls().stream().map(LeakProbeCases::call).toList());
        return JSON.writeValueAsString(line);
    }

    private static Map<String, Object> call(ProbeCall call) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("expect", call.expect());
        members.put("action", call.action());
        members.put("resource", call.resource());
        members.put("context", new TreeMap<>(call.context()));
        members.put("why", call.why());
        return members;
    }

    private void add(AssociationType type) {
        AssociationForm sample = Samples.of(type);
        for (Profile profile : List.of(Profile.LEAST_PRIVILEGE, Profile.COMPLETE)) {
            for (Operation operation : type.operations()) {
                Form form = Form.of(sample).as(profile).doing(Set.of(operation)).acceptingBroader();
                add(type, form);
                add(type, form.withRole(Form.ROLE));
                add(type, form.from(Access.CONSOLE));
                add(type, form.withRole(Form.ROLE).in("aws-us-gov", "us-gov-west-1"));
                add(type, form.in("aws-cn", "cn-north-1"));
                if (type.encryption() == Encryption.OPTIONAL) {
                    Form keyed = form.asking(List.of(Form.encrypted(sample, Form.KEY)));
                    add(type, keyed);
                    add(type, keyed.withRole(Form.ROLE));
                }
            }
        }
        type.example()
                .ifPresent(example -> add(type, Form.of(Samples.ofExample(type)).as(Profile.AWS_EXAMPLE)));
    }

    private void add(AssociationType type, Form form) {
        AssociationForm association = form.associations().get(0);
        Operation operation = form.operations().get(0);
        boolean key = association.kmsKeyArn() != null;
        boolean exact = form.serviceLinkedRole() != null;
        Set<When> there = EnumSet.of(When.ANY);
        if (key) {
            there.add(When.KEY);
        }
        if (form.access() == Access.CONSOLE) {
            there.add(When.CONSOLE);
        }
        String variant = String.join(
                ", ",
                form.instance().split(":")[1],
                operation.name(),
                form.access().name(),
                key ? "key" : "no key",
                exact ? "exact role" : "role pattern");
        cases.add(new ProbeCase(
                type.name(),
                form.profile().name(),
                variant,
                form.generate(),
                ProbeCalls.of(type, operation, form.profile(), there, exact, Setting.of(form, association))));
    }
}
