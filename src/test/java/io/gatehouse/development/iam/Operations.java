package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every operation the endpoint knows, by its name. */
final class Operations {

    private final Map<String, Operation> byName = new HashMap<>();
    private final Store store;
    private final Sessions sessions;
    private final SessionLimits limits;

    Operations(Store store, Sessions sessions) {
        this(store, sessions, null);
    }

    /** Those that see what there was at a time, and change what there is now. */
    Operations asOf(Instant time) {
        return new Operations(store, sessions, time);
    }

    private Operations(Store store, Sessions sessions, @Nullable Instant time) {
        this.store = store;
        this.sessions = sessions;
        var principals = new Principals(store, time, false);
        var policies = new Policies(store, time, false);
        limits = new SessionLimits(principals);
        for (PrincipalKind kind : PrincipalKind.values()) {
            byName.putAll(new PrincipalOperations(kind, principals, policies).byName());
            byName.putAll(new InlinePolicyOperations(kind, principals).byName());
            byName.putAll(new AttachmentOperations(kind, principals, policies).byName());
        }
        byName.putAll(new ManagedPolicyOperations(policies).byName());
        byName.putAll(new PolicyVersionOperations(policies).byName());
        byName.putAll(new MembershipOperations(principals).byName());
        byName.putAll(new TokenOperations(principals, sessions).byName());
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    Answer perform(QueryRequest request) {
        try {
            Xml result = new Xml();
            Operation operation = named(request);
            limits.require(request);
            operation.perform(request, result);
            return Answers.success(request, result);
        } catch (AwsError error) {
            return Answers.error(request.service(), error);
        }
    }

    private Operation named(QueryRequest request) {
        Operation operation = byName.get(request.operation());
        if (operation == null) {
            throw new AwsError(
                    400,
                    "InvalidAction",
                    "Could not find operation %s for version %s"
                            .formatted(request.operation(), request.service().version()));
        }
        return operation;
    }
}
