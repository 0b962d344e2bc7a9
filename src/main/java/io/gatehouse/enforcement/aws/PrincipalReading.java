package io.gatehouse.enforcement.aws;

import static io.gatehouse.enforcement.aws.AwsCalls.visible;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.LivePrincipal;
import io.gatehouse.enforcement.PrincipalPolicies;
import io.gatehouse.enforcement.PrincipalPolicies.NamedPolicy;
import io.gatehouse.enforcement.PrincipalPolicies.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Reads everything of one principal, once. What IAM lists and then does not know has to be read again: it may deny. */
final class PrincipalReading {

    private static final int MOST_POLICIES = 100;

    private final IamClient iam;
    private final AwsCalls calls;
    private final Map<String, String> managed = new HashMap<>();
    private final List<NamedPolicy> policies = new ArrayList<>();
    private int listed;

    PrincipalReading(IamClient iam, AwsCalls calls) {
        this.iam = iam;
        this.calls = calls;
    }

    PrincipalPolicies read(Entity entity, LivePrincipal live) {
        inline(entity, Origin.INLINE, "");
        int characters = policies.stream()
                .mapToInt(policy -> Documents.characters(policy.document()))
                .sum();
        int attached = attached(entity, Origin.ATTACHED, "");
        for (String group : visible(Page.all(entity::groups))) {
            var holder = new GroupHolder(iam, calls, group);
            inline(holder, Origin.GROUP_INLINE, group + "/");
            attached(holder, Origin.GROUP_ATTACHED, group + "/");
        }
        Optional<NamedPolicy> boundary =
                live.permissionsBoundary().map(arn -> new NamedPolicy(Origin.PERMISSIONS_BOUNDARY, arn, document(arn)));
        return new PrincipalPolicies(live, policies, boundary, characters, attached);
    }

    private void inline(Holder holder, Origin origin, String prefix) {
        for (String name : counted(visible(Page.all(holder::inlineNames)))) {
            String document = Documents.decoded(visible(holder.inline(name)));
            policies.add(new NamedPolicy(origin, prefix + name, document));
        }
    }

    private int attached(Holder holder, Origin origin, String prefix) {
        List<String> arns = counted(visible(Page.all(marker -> holder.attached("/", marker))));
        for (String arn : arns) {
            policies.add(new NamedPolicy(origin, prefix + arn, document(arn)));
        }
        return arns.size();
    }

    /** Several groups may have the same policy. */
    private String document(String arn) {
        String known = managed.get(arn);
        if (known != null) {
            return known;
        }
        String read = visible(new ManagedDocuments(iam, calls).read(arn));
        managed.put(arn, read);
        return read;
    }

    /** Refuses before any document is read of a list that is too long. */
    private List<String> counted(List<String> more) {
        listed += more.size();
        if (listed > MOST_POLICIES) {
            throw new IamFailure(IamFailure.Kind.TOO_MUCH_TO_READ, Optional.empty(), Optional.empty());
        }
        return more;
    }
}
