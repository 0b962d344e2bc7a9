package io.gatehouse.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the description, held against real output; what differs from run to run is made the same. */
final class ExampleFiles {

    private static final Path FOLDER = Path.of("src/main/resources/openapi/examples");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-%s[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private ExampleFiles() {}

    static String request(String operation, String name) throws IOException {
        return Files.readString(FOLDER.resolve(operation).resolve("request").resolve(name + ".json"));
    }

    static void check(String operation, int status, String name, String answered) throws IOException {
        checkFile(operation, status, name + ".json", pretty(settled(answered)));
    }

    static void checkLine(String operation, int status, String name, String line) throws IOException {
        checkFile(operation, status, name + ".ndjson", settled(line) + "\n");
    }

    private static void checkFile(String operation, int status, String name, String settled) throws IOException {
        Path file = FOLDER.resolve(operation).resolve("" + status).resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            assertThat(System.getenv("CI")).isNull();
            Files.createDirectories(file.getParent());
            Files.writeString(file, settled);
        }
        assertThat(settled).as(file + "; refresh with -Dgolden.update=true").isEqualTo(Files.readString(file));
    }

    private static String pretty(String json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json)) + "\n";
    }

    private static String settled(String answered) {
        return answered.replaceAll(UUID.formatted("7"), "01890a5d-ac96-774b-bcce-b302099a8057")
                .replaceAll(UUID.formatted("4"), "0f8fad5b-d9cb-469f-a165-70867728950e")
                .replaceAll("\"A(ROA|IDA)[A-Z0-9]{12,28}\"", "\"A$1EXAMPLEEXAMPLE1\"")
                .replaceAll("\"20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"2026-11-24T09:00:00.123456Z\"");
    }
}
