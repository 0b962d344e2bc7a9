package io.gatehouse.enforcement;

import static org.awaitility.Awaitility.await;

import io.gatehouse.FreePort;
import io.gatehouse.GatehouseApplication;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own, which can be killed, on a database and an IAM endpoint that outlive it. */
final class ServiceProcess {

    private final Process process;
    private final Journey journey;

    private ServiceProcess(Process process, Journey journey) {
        this.process = process;
        this.journey = journey;
    }

    /** Starts the service and waits until it is ready. */
    static ServiceProcess start(DevelopmentDatabase database, IamEndpoint iam, File log) throws IOException {
        return start(List.of("-cp", System.getProperty("java.class.path")), database, iam, log, List.of());
    }

    static ServiceProcess start(
            List<String> java, DevelopmentDatabase database, IamEndpoint iam, File log, List<String> settings)
            throws IOException {
        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Daws.accessKeyId=test",
                "-Daws.secretAccessKey=test"));
        command.addAll(java);
        command.add(GatehouseApplication.class.getName());
        command.addAll(Replica.arguments(database, iam, port, settings));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        var service = new ServiceProcess(process, Journey.to(port));
        service.awaitReady(log);
        return service;
    }

    private void awaitReady(File log) {
        await().atMost(Duration.ofMinutes(5))
                .failFast("the service has ended, see " + log, () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> journey.get("/actuator/health/readiness").statusCode() == 200);
    }

    Journey journey() {
        return journey;
    }

    /** As {@code kill} does: what it has begun, it ends. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the service does not stop");
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
