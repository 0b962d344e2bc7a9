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

    /** Fails with {@link IamFailure.Kind#ALREADY_EXISTS} if the account has a policy of this name, on whatever path. */
    void create(PolicyArn policy, String document, Map<String, String> tags);

    /**
     * Adds a version and puts it in force. Fails with {@link IamFailure.Kind#VERSION_COUNT} if there is no room for one,
     * and with {@link IamFailure.Kind#NOT_YET_VISIBLE} if IAM does not know the policy.
     */
    void createVersion(PolicyArn policy, String document);

    /** Deletes a version that is not in force; that it is not there is no failure. */
    void deleteVersion(PolicyArn policy, String version);

    boolean isAttached(PolicyArn policy, PrincipalArn principal);

    /**
     * Attaches the policy; that it is attached is no failure. Fails with {@link IamFailure.Kind#ATTACHMENT_COUNT} if there
     * is no room, and with {@link IamFailure.Kind#NOT_YET_VISIBLE} if IAM does not know the policy, or the principal.
     */
    void attach(PolicyArn policy, PrincipalArn principal);

    /** Detaches the policy; that it is not attached is no failure. */
    void detach(PolicyArn policy, PrincipalArn principal);

    /**
     * Deletes the policy; that it is not there is no failure. Fails with {@link IamFailure.Kind#DELETE_CONFLICT} if it is
     * attached to anybody, or has more than one version.
     */
    void delete(PolicyArn policy);
}
