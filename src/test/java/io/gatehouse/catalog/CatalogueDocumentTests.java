package io.gatehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.catalog.json.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of kinds in docs/catalogue.md is the catalogue's. */
class CatalogueDocumentTests {

    private static final Path DOCUMENT = Path.of("docs/catalogue.md");
    private static final String BEGIN = "<!-- table:begin -->\n";
    private static final String END = "<!-- table:end -->";
    private static final Pattern NAMES = Pattern.compile("`[A-Z0-9_]+`");

    @Test
    void listsEveryKindAndHowFarItCanBeRestricted() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("golden.update")) {
            assertThat(System.getenv("CI")).isNull();
            text = text.substring(0, begin) + table() + text.substring(end);
            Files.writeString(DOCUMENT, text);
            end = text.indexOf(END);
        }
        assertThat(text.substring(begin, end))
                .as("refresh it with -Dgolden.update=true")
                .isEqualTo(table());
    }

    @Test
    void namesTheKindsThatHaveAPublishedExample() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf("exactly one association, of ");
        assertThat(begin).isNotNegative();
        assertThat(NAMES.matcher(text.substring(begin, text.indexOf("only", begin)))
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(examples());
    }

    /** Each kind and the storage type that it is shown for, and the operation that examples are for. */
    private static List<String> examples() {
        List<String> names = new ArrayList<>(List.of("`ASSOCIATE`"));
        for (AssociationType type : CatalogReader.shipped().types()) {
            type.example().ifPresent(example -> {
                names.add("`" + type.name() + "`");
                example.storageResourceType().ifPresent(it -> names.add("`" + it.name() + "`"));
            });
        }
        return names;
    }

    private static String table() {
        StringBuilder table = new StringBuilder(
                "| kind | target | restricted through | KMS key | ASSOCIATE | UPDATE | DISASSOCIATE |\n");
        table.append("|---|---|---|---|---|---|---|\n");
        for (AssociationType type : CatalogReader.shipped().types()) {
            table.append("| ").append(type.name());
            table.append(" | ").append(target(type));
            table.append(" | ").append(through(type));
            table.append(" | ").append(type.encryption() == Encryption.NONE ? "" : type.encryption());
            for (Operation operation : Operation.values()) {
                Reach reach = type.reaches().get(operation);
                table.append(" | ").append(reach == null ? "" : reach.restrictability());
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    /** The actions that the target is named in when the association is made. */
    private static String through(AssociationType type) {
        return type.permissions().stream()
                .filter(it -> it.resource().is(PermissionResource.Form.TARGET)
                        && it.appliesTo(Profile.LEAST_PRIVILEGE, Set.of(Operation.ASSOCIATE), Access.API, false))
                .flatMap(it -> it.actions().stream())
                .map(action -> "`" + action.text() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String target(AssociationType type) {
        return type.target()
                .map(format -> "`" + format.arnFormat() + "`" + (format.required() ? "" : ", optional"))
                .or(() -> type.named().map(named -> "`" + named.member().text() + "`"))
                .orElse("");
    }
}
