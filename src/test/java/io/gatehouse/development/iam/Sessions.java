package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Temporary credentials handed out, and from them who a signed request comes from. Signatures are not verified. */
final class Sessions {

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([A-Z0-9a-z_-]+)/");

    private final Map<String, Session> byAccessKey = new ConcurrentHashMap<>();
    private final String defaultAccount;

    Sessions(String defaultAccount) {
        this.defaultAccount = defaultAccount;
    }

    /** Returns the new access key id. */
    String open(Caller caller, Instant expiry) {
        String accessKey = UniqueIds.next("ASIA");
        byAccessKey.put(accessKey, new Session(caller, expiry));
        return accessKey;
    }

    Caller caller(@Nullable String authorization) {
        Matcher credential = CREDENTIAL.matcher(authorization == null ? "" : authorization);
        if (!credential.find()) {
            throw new AwsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        String accessKey = credential.group(1);
        return accessKey.startsWith("ASIA") ? temporary(accessKey) : Caller.root(defaultAccount);
    }

    private Caller temporary(String accessKey) {
        Session session = byAccessKey.get(accessKey);
        if (session == null) {
            throw new AwsError(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }
        if (session.expiry().isBefore(Instant.now())) {
            throw new AwsError(403, "ExpiredToken", "The security token included in the request is expired");
        }
        return session.caller();
    }

    private record Session(Caller caller, Instant expiry) {}
}
