package io.gatehouse.enforcement;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** The service as a jar with an archive of its classes, so that it starts in less time. */
record FastService(List<String> java) {

    private static final List<String> SETTINGS = List.of(
            "--gatehouse.enforcement.lease=3s",
            "--gatehouse.aws.call-timeout=2500ms",
            "--gatehouse.enforcement.workers=8",
            "--gatehouse.enforcement.workers-per-account=8",
            "--gatehouse.aws.calls-per-second=1000",
            "--gatehouse.aws.circuit-pause=500ms",
            "--spring.datasource.hikari.maximum-pool-size=12");

    static FastService prepare(Path folder, DevelopmentDatabase database, IamEndpoint iam) throws Exception {
        Files.createDirectories(folder);
        Path classes = Path.of(GatehouseApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = folder.resolve("service.jar");
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        if (tool.run(System.out, System.err, "--create", "--file=" + jar, "-C", classes.toString(), ".") != 0) {
            throw new IllegalStateException("no jar of " + classes);
        }
        String classPath = jar
                + File.pathSeparator
                + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator));
        Path archive = folder.resolve("service.jsa");
        var service = new FastService(List.of(
                "-XX:SharedArchiveFile=" + archive,
                "-XX:+UseSerialGC",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-cp",
                classPath));
        service.train(archive, database, iam, folder.resolve("training.log").toFile());
        return service;
    }

    ServiceProcess start(DevelopmentDatabase database, IamEndpoint iam, File log) throws IOException {
        return ServiceProcess.start(java, database, iam, log, SETTINGS);
    }

    /** Starts it once, up to where it would serve, to learn which classes it loads. */
    private void train(Path archive, DevelopmentDatabase database, IamEndpoint iam, File log)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Dspring.context.exit=onRefresh"));
        command.addAll(java.subList(java.indexOf("-cp"), java.size()));
        command.add(GatehouseApplication.class.getName());
        command.addAll(Replica.arguments(database, iam, 0));
        Process training = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (training.waitFor() != 0) {
            throw new IllegalStateException("the service does not start, see " + log);
        }
    }
}
