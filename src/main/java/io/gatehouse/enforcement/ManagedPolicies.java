package io.gatehouse.enforcement;

import io.gatehouse.policy.PrincipalArn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Customer managed policies of one account. What is put on record and thrown is as in {@link IamSession}. */
public interface ManagedPolicies {

    /** A policy may have at most five, one of which is in force. */
    record Version(String id, boolean isDefault) {}

    /** The text of the version in force. */
    Optional<String> read(PolicyArn policy);

    /** Oldest first. */
    List<Version> versions(PolicyArn policy);

    void create(PolicyArn policy, String document, Map<String, String> tags);

    /** Adds a version and puts it in force. */
    void createVersion(PolicyArn policy, String document);

    /** Deletes a version that is not in force; that it is not there is no failure. */
    void deleteVersion(PolicyArn policy, String version);

    boolean isAttached(PolicyArn policy, PrincipalArn principal);

    void attach(PolicyArn policy, PrincipalArn principal);

    /** Detaches the policy; that it is not attached is no failure. */
    void detach(PolicyArn policy, PrincipalArn principal);

    /** Deletes the policy, which must be attached to nobody and have one version; that it is not there is no failure. */
    void delete(PolicyArn policy);
}
