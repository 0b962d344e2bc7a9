package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.catalog.StorageResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is nearly a needed call: one thing changed at a time, each of which the policy must refuse. */
final class NearMisses {

    private static final String ANOTHER_REGION = "us-west-2";

    private final AssociationIntent intent;
    private final AssociationGrant grant;
    private final NeededCall needed;
    private final AccessRequest call;
    private final List<NearMiss> misses = new ArrayList<>();

    private NearMisses(AssociationIntent intent, NeededCall needed) {
        this.intent = intent;
        this.grant = intent.associations().get(needed.association());
        this.needed = needed;
        this.call = needed.call();
    }

    static List<NearMiss> of(AssociationIntent intent, NeededCall needed) {
        var near = new NearMisses(intent, needed);
        near.resources();
        needed.call().context().keySet().forEach(near::values);
        return near.misses;
    }

    private void resources() {
        Form form = needed.permission().resource().form();
        switch (form) {
            case INSTANCE -> resource("ANY_INSTANCE", "sibling instance", sibling(call.resource()));
            case KMS_KEY -> resource("ANY_KEY", "sibling key", sibling(call.resource()));
            case SERVICE_LINKED_ROLE ->
                resource("SLR_PATTERN", "another instance's service-linked role", call.resource() + "Other");
            case TARGET -> names(call.resource());
            case ANY, TEMPLATE -> {}
        }
        if (form == Form.TARGET || form == Form.INSTANCE) {
            places(call.resource());
        }
    }

    private void places(String arn) {
        int region = colon(arn, 3) + 1;
        int account = arn.indexOf(':', region) + 1;
        int resource = arn.indexOf(':', account);
        if (arn.charAt(region) != ':') {
            String other = arn.startsWith(Elsewhere.REGION + ":", region) ? ANOTHER_REGION : Elsewhere.REGION;
            resource("ANY_REGION", "other region", arn.substring(0, region) + other + arn.substring(account - 1));
            resource(
                    "ANY_ACCOUNT",
                    "other account",
                    arn.substring(0, account) + Elsewhere.ACCOUNT + arn.substring(resource));
        }
    }

    private static int colon(String arn, int number) {
        int at = -1;
        for (int i = 0; i < number; i++) {
            at = arn.indexOf(':', at + 1);
        }
        return at;
    }

    private void names(String arn) {
        int start = Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1;
        resource("ANY_TARGET", "sibling target", sibling(arn));
        resource("ANY_TARGET", "suffix neighbour of the name", arn + "-2");
        resource("ANY_TARGET", "prefix neighbour of the name", arn.substring(0, start) + "x" + arn.substring(start));
    }

    private void resource(String code, String why, String resource) {
        misses.add(new NearMiss(code, why, call.on(resource)));
    }

    private void values(String key) {
        switch (key) {
            case AssociationNeeds.STORAGE_RESOURCE_TYPE -> otherStorageType(key);
            case "aws:resourceaccount" -> value("ANY_ACCOUNT", "another owner of the target", key, Elsewhere.ACCOUNT);
            case "lambda:principal" -> {
                without("OPENS_TO_ANY_PRINCIPAL", "lambda:Principal absent", key);
                value("OPENS_TO_ANY_PRINCIPAL", "lambda:Principal of everybody", key, "*");
                value("OPENS_TO_ANY_PRINCIPAL", "lambda:Principal of a stranger", key, Elsewhere.ACCOUNT);
            }
            case "iam:policyarn" ->
                value(
                        "ANY_MANAGED_POLICY",
                        "AdministratorAccess attached",
                        key,
                        "arn:" + intent.instance().partition().id() + ":iam::aws:policy/AdministratorAccess");
            case "kms:granteeprincipal" -> {
                value(
                        "ANY_GRANTEE",
                        "a grant on the key for another grantee",
                        key,
                        "arn:" + intent.instance().partition().id() + ":iam::" + Elsewhere.ACCOUNT + ":root");
                value(
                        "SLR_PATTERN",
                        "a grant on the key for another instance's service-linked role",
                        key,
                        call.context().getOrDefault(key, List.of("")).get(0) + "Other");
            }
            case NeededCalls.CURRENT_TIME ->
                value(
                        "NO_EXPIRY",
                        "after the end",
                        key,
                        intent.expiresAt().orElseThrow().toString());
            default -> value("ANY_VALUE", "another value of " + key, key, "example.amazonaws.com");
        }
    }

    private void otherStorageType(String key) {
        Set<String> asked = new TreeSet<>();
        intent.associations().forEach(each -> each.storageResourceTypes().forEach(type -> asked.add(type.name())));
        grant.type().storageResourceTypes().stream()
                .map(StorageResourceType::name)
                .filter(type -> !asked.contains(type))
                .findFirst()
                .ifPresent(other -> value("ANY_STORAGE_TYPE", "other storage type", key, other));
        without("ANY_STORAGE_TYPE", "storage type absent", key);
    }

    private void value(String code, String why, String key, String value) {
        misses.add(new NearMiss(code, why, call.with(key, value)));
    }

    private void without(String code, String why, String key) {
        misses.add(new NearMiss(code, why, call.without(key)));
    }

    /** With another last character. */
    private static String sibling(String text) {
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == '7' ? '8' : '7');
    }
}
