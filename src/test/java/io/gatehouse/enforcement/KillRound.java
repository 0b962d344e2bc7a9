package io.gatehouse.enforcement;

import static io.gatehouse.request.PolicyKind.INLINE;
import static io.gatehouse.request.PolicyKind.MANAGED;

import io.gatehouse.development.iam.IamEndpoint;
import io.gatehouse.request.PolicyKind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** What is ordered around one kill: new requests are applied, those of the last round revoked, and two are both at once. */
final class KillRound {

    static final String APPLIED = "APPLIED/IN_FORCE";
    static final String REVOKED = "REVOKED/REVOKED";
    private static final List<PolicyKind> KINDS = List.of(INLINE, MANAGED, INLINE, MANAGED, MANAGED, INLINE);

    private final Map<String, String> wanted = new LinkedHashMap<>();
    private final Map<String, PolicyKind> fresh = new LinkedHashMap<>();
    /** What is not known to be ordered, since the service may be killed meanwhile. */
    private final Set<String> unsure = ConcurrentHashMap.newKeySet();

    /** @param old what is to be revoked */
    KillRound(Journey journey, IamEndpoint iam, List<String> old) throws Exception {
        Iam shared = Iam.role(iam);
        for (int i = 0; i < KINDS.size(); i++) {
            Iam role = i < 4 ? Iam.role(iam) : shared;
            fresh.put(journey.approved(role.arn()), KINDS.get(i));
        }
        fresh.keySet().forEach(id -> wanted.put(id, APPLIED));
        fresh.keySet().stream().limit(2).forEach(id -> wanted.put(id, REVOKED));
        old.forEach(id -> wanted.put(id, REVOKED));
        unsure.addAll(wanted.keySet());
    }

    Map<String, String> wanted() {
        return wanted;
    }

    int requests() {
        return fresh.size();
    }

    /** What the next round revokes. */
    List<String> applied() {
        return new ArrayList<>(fresh.keySet().stream().skip(2).toList());
    }

    boolean isOrdered() {
        return unsure.isEmpty();
    }

    /** Orders what is not known to be ordered. Who is cut off, or told to ask again, asks again the next time. */
    void order(Journey journey) {
        for (String id : List.copyOf(unsure)) {
            if (unlessKilled(() -> isTaken(journey, id)).orElse(false)) {
                unsure.remove(id);
            }
        }
    }

    private boolean isTaken(Journey journey, String id) throws Exception {
        String state = journey.state(id);
        boolean revoked = wanted.get(id).equals(REVOKED);
        if (state.equals(wanted.get(id))) {
            return true;
        }
        PolicyKind kind = fresh.get(id);
        boolean taken = true;
        if (kind != null && (!revoked || state.equals("APPROVED/NOT_APPLIED"))) {
            taken = accepted(
                    journey.order(id, "applications", "{\"policyKind\":\"" + kind + "\"}", "Prefer", "wait=0"));
        }
        return revoked
                ? accepted(journey.order(id, "revocations", "{\"reason\":\"a round later\"}", "Prefer", "wait=0"))
                : taken;
    }

    private static boolean accepted(HttpResponse<String> answer) {
        return answer.statusCode() == 202;
    }

    /** Whose call the kill cuts off does not know what became of it. */
    private static <T> Optional<T> unlessKilled(Callable<T> call) {
        try {
            return Optional.of(call.call());
        } catch (IOException killed) {
            return Optional.empty();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
