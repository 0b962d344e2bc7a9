package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.Map;

/** One call that arrived, whatever became of it. Credentials are not among the parameters. */
public record Call(String operation, String account, Map<String, String> parameters, Instant at) {

    public Call {
        parameters = Map.copyOf(parameters);
    }
}
