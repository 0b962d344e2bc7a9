package io.gatehouse.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.json.CatalogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that a warning or a proof can have, of the code or of the catalogue, stands where readers look for it. */
class WarningCodesTests {
    private static final Path POLICY = Path.of("src/main/java/io/gatehouse/policy");
    private static final Path DESCRIPTION = Path.of("src/main/resources/openapi/description.yaml");
    private static final Pattern CODE = Pattern.compile("[A-Z]+(?:_[A-Z]+)*");
    private static final Pattern LITERAL = Pattern.compile("\"(" + CODE + ")\"");

    private static final Set<String> WARNINGS =
            union(literals(source -> source.contains("new Warning(")), remarks(WarningCodesTests::warnings));

    /** What is crossed has the same code as the warning. */
    private static final Set<String> BROADER = union(
            literals(source -> source.contains("new Broader(")
                    || source.contains("new NearMiss(")
                    || source.contains("class CrossProduct")),
            remarks(WarningCodesTests::opened));

    @Test
    void areFoundInTheCodeAndInTheCatalogue() {
        assertThat(WARNINGS).contains("TOO_LARGE", "CROSS_PRODUCT", "OPENS_BOT", "ANY_GRANT_OPERATION", "ANY_ACCOUNT");
        assertThat(BROADER).contains("NO_EXPIRY", "CROSS_PRODUCT", "BROADER_THAN_ASKED", "LISTS_EVERY_BUCKET");
    }

    @Test
    void areAllInTheDescription() {
        assertThat(described("Warning")).containsExactlyElementsOf(WARNINGS);
        assertThat(described("Broader")).containsExactlyElementsOf(BROADER);
    }

    @Test
    void areAllInTheDocuments() {
        assertThat(tabled("docs/catalogue.md", "\n## Warnings\n", "\n## Versions\n"))
                .isEqualTo(WARNINGS);
        assertThat(tabled("docs/analysis.md", "\n## Proofs\n", "\n## Effective access\n"))
                .isEqualTo(BROADER);
    }

    private static Stream<Remark> warnings(AssociationType type) {
        return Stream.concat(
                opened(type),
                Stream.concat(type.warnings().stream(), type.example().stream().flatMap(it -> it.leaks().stream())));
    }

    /** Of an example's leaks, those that list are found under their own name. */
    private static Stream<Remark> opened(AssociationType type) {
        return Stream.of(
                        type.reaches().values().stream().flatMap(it -> it.opens().stream()),
                        type.permissions().stream().flatMap(it -> it.opens().stream()),
                        type.example().stream()
                                .flatMap(it -> it.leaks().stream())
                                .filter(it -> it.code().startsWith("LISTS_")))
                .flatMap(it -> it);
    }

    private static Set<String> remarks(Function<AssociationType, Stream<Remark>> which) {
        return CatalogReader.shipped().types().stream()
                .flatMap(which)
                .map(Remark::code)
                .collect(Collectors.toSet());
    }

    private static Set<String> literals(Predicate<String> which) {
        try (Stream<Path> files = Files.list(POLICY)) {
            return files.filter(Files::isRegularFile)
                    .map(WarningCodesTests::text)
                    .filter(which)
                    .flatMap(source -> LITERAL.matcher(source).results())
                    .map(literal -> literal.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the words for the member {@code code} of a schema, in their order. */
    private static List<String> described(String schema) {
        String words = between(text(DESCRIPTION), "\n  " + schema + ":\n", "\n      detail:");
        return CODE.matcher(between(words, "ne of ", ";"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** In the first column of a table whose head is {@code code}. */
    private static Set<String> tabled(String document, String begin, String end) {
        String section = between(text(Path.of(document)), begin, end);
        return between(section, "| `code` |", "\n\n")
                .lines()
                .skip(2)
                .map(row -> row.split("\\|")[1])
                .flatMap(cell -> CODE.matcher(cell).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        int to = text.indexOf(end, from + begin.length());
        assertThat(to).as(end).isNotNegative();
        return text.substring(from + begin.length(), to);
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
