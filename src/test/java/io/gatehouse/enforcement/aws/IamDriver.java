package io.gatehouse.enforcement.aws;

import io.gatehouse.SharedServices;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Something that answers as IAM and STS do, for the contract of the port. */
record IamDriver(String name, URI endpoint) {

    /** The last line of releases that starts without an account of LocalStack's. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private static final int PORT = 4566;

    static final String ENDPOINT = "LOCALSTACK_ENDPOINT";

    /** Those there are on this machine; one that is asked for by name is never left out. */
    static List<IamDriver> all() {
        List<IamDriver> drivers = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        drivers.addAll(ours());
        if (DockerClientFactory.instance().isDockerAvailable()) {
            drivers.add(new IamDriver("LocalStack in Testcontainers", localStack()));
        } else {
            absent.add("LocalStack in Testcontainers (no Docker engine)");
        }
        Optional.ofNullable(System.getenv(ENDPOINT))
                .ifPresentOrElse(
                        uri -> drivers.add(new IamDriver(ENDPOINT + " " + uri, URI.create(uri))),
                        () -> absent.add(ENDPOINT + " (not set)"));
        System.out.println("IAM contract runs against "
                + String.join(", ", drivers.stream().map(IamDriver::name).toList()) + "; not against "
                + String.join(", ", absent));
        return drivers;
    }

    /** For what LocalStack does not hold its callers to. */
    static List<IamDriver> ours() {
        return List.of(new IamDriver("the in-process endpoint", SharedServices.IAM.uri()));
    }

    @SuppressWarnings("resource") // for as long as the tests run
    private static URI localStack() {
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withEnv("SERVICES", "iam,sts")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/_localstack/health").forPort(PORT));
        container.start();
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
    }

    @Override
    public String toString() {
        return name;
    }
}
