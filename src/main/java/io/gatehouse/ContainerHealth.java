package io.gatehouse;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** Asks the service in the same container whether it is ready, since the image has no other client: 0 if it is, else 1. */
public final class ContainerHealth {

    private static final int TIMEOUT_MILLIS = 3000;

    private ContainerHealth() {}

    public static void main(String[] args) {
        System.exit(check(System.getenv()));
    }

    /** @param environment where ports other than 8080 are found, as the service finds them */
    static int check(Map<String, String> environment) {
        String port =
                environment.getOrDefault("MANAGEMENT_SERVER_PORT", environment.getOrDefault("SERVER_PORT", "8080"));
        try {
            URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
            var connection = (HttpURLConnection) readiness.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK ? 0 : 1;
        } catch (IOException noAnswer) {
            return 1;
        }
    }
}
