package io.gatehouse.development;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the development run has instead of a database server, AWS and an issuer. */
public final class DevelopmentServices {

    public static final String INSTANCE =
            "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef";

    private final DevelopmentDatabase database;
    private final IamEndpoint iam;
    private final Path folder;
    private final int port;

    private DevelopmentServices(DevelopmentDatabase database, IamEndpoint iam, Path folder, int port) {
        this.database = database;
        this.iam = iam;
        this.folder = folder;
        this.port = port;
    }

    /** @param port of the service, and so of its issuer */
    public static DevelopmentServices start(Path folder, int port) {
        DevelopmentDatabase database = DevelopmentDatabase.persistent(folder.resolve("postgres"));
        var iam = new IamEndpoint(0, folder.resolve("iam.json"));
        iam.seed().role(IamEndpoint.DEFAULT_ACCOUNT, "/contact-center/", "admins");
        iam.seed().user(IamEndpoint.DEFAULT_ACCOUNT, "/contact-center/", "dana");
        iam.seed()
                .serviceLinkedRole(
                        IamEndpoint.DEFAULT_ACCOUNT,
                        "connect.amazonaws.com",
                        "AWSServiceRoleForAmazonConnect_1234567890abcdef1234");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            iam.close();
            database.close();
        }));
        return new DevelopmentServices(database, iam, folder, port);
    }

    /** The command line that connects the service to these; what the caller gives takes the place of ours. */
    public String[] arguments(String[] given) {
        System.setProperty("aws.accessKeyId", "development");
        System.setProperty("aws.secretAccessKey", "development");
        List<String> ours = new ArrayList<>();
        database.properties().forEach(property -> ours.add("--" + property));
        ours.addAll(List.of(
                "--server.port=" + port,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost:" + port,
                "--gatehouse.development.issuer.key-file=" + folder.resolve("issuer-key.json"),
                "--gatehouse.swagger-ui.enabled=true",
                "--gatehouse.enforcement.mode=apply",
                "--gatehouse.aws.endpoint=" + iam.uri()));
        Set<String> givenNames = Stream.of(given).map(DevelopmentServices::name).collect(Collectors.toSet());
        return Stream.concat(ours.stream().filter(option -> !givenNames.contains(name(option))), Stream.of(given))
                .toArray(String[]::new);
    }

    private static String name(String option) {
        return option.split("=", 2)[0];
    }
}
