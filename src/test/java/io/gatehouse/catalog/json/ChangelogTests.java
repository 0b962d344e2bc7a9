package io.gatehouse.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.CatalogChange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request remembers the version of the catalogue that made its policy, so no version may change its contents. */
class ChangelogTests {

    private static final Path VERSIONS = Path.of("src/test/resources/golden/catalog-versions.golden");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AssociationCatalog catalog = CatalogReader.shipped();

    @Test
    void growsByOneVersionAtATime() {
        List<CatalogChange> changelog = catalog.changelog();
        assertThat(changelog).allSatisfy(change -> assertThat(change.changes()).isNotEmpty());
        for (int i = 0; i < changelog.size(); i++) {
            assertThat(changelog.get(i).version()).isEqualTo(String.valueOf(changelog.size() - i));
        }
        assertThat(changelog.stream().map(CatalogChange::date).toList()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(catalog.version()).isEqualTo(changelog.get(0).version());
    }

    @Test
    void changesItsDataOnlyWithANewVersion() throws Exception {
        String known = Files.readString(VERSIONS);
        String line = catalog.version() + " " + digest() + "\n";
        if (Boolean.getBoolean("golden.update") && !known.contains("\n" + catalog.version() + " ")) {
            assertThat(System.getenv("CI")).isNull();
            Files.writeString(VERSIONS, known + line);
            known = Files.readString(VERSIONS);
        }
        assertThat(known)
                .as(
                        "the data of version %s differ from those that were released as it: add a version to the changelog"
                                + " in catalog.json, then run this test once with -Dgolden.update=true",
                        catalog.version())
                .contains("\n" + line);
    }

    /** Of the data without changelog and white space. */
    private static String digest() throws IOException, NoSuchAlgorithmException {
        ObjectNode common = (ObjectNode) read("catalog");
        common.remove("changelog");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(JSON.writeValueAsBytes(common));
        for (JsonNode kind : common.path("kinds")) {
            sha256.update(JSON.writeValueAsBytes(read("kinds/" + kind.asString())));
        }
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream in = Folder.SHIPPED.open(name + ".json")) {
            return JSON.readTree(in);
        }
    }
}
