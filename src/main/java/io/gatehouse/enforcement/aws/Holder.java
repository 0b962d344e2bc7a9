package io.gatehouse.enforcement.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has policies in IAM: a role, a user or a group. They differ only in the names of the calls. */
interface Holder {

    String name();

    /** The document of an inline policy, as IAM answers it. */
    Optional<String> inline(String policyName);

    Optional<Page> inlineNames(@Nullable String marker);

    /** The ARNs of the managed policies that are attached to it, of those below a path. */
    Optional<Page> attached(String path, @Nullable String marker);
}
