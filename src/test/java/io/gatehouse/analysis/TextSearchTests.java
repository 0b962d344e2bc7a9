package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gatehouse.analysis.TextSearch.Wanted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSearchTests {

    private static final String LONG = "ab".repeat(70);

    /** Texts in every pattern of the first and in none of the second; {@code LONG} stands for more than two machine words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a*; ; true",
                "a*; a?*; true",
                "a*; a?* a; false",
                "*; ?*; true",
                "?*; ??*; true",
                "?; ?; false",
                "*a* *b*; ; true",
                "*a* *b*; *a*b* *b*a*; false",
                "*a* *b* *c*; *a*b* *a*c*; true",
                "LONG*; LONG?*; true",
                "LONG*; LONG?* LONG; false",
                "?LONG? ?*; xLONG? ?LONGx; true",
                "*LONG* x*y; xLONGy; true",
                "*LONG*x *y*; *LONGx *yLONG*; true",
                "LONG* *LONGx; LONGx; true",
                "*LONG?; *LONG*; false",
                "a*b LONG*; ; true",
                "*LONG* *x*; *x*LONG* *LONG*x*; false",
                "?* a*; a* b*; false",
            })
    void findsATextInSomePatternsAndOutsideOfOthers(String inside, String outside, boolean exists) {
        List<Wanted> wanted = new ArrayList<>();
        patterns(inside).forEach(it -> wanted.add(Wanted.of(TextPattern.glob(it))));
        patterns(outside)
                .forEach(it -> wanted.add(Wanted.of(TextPattern.glob(it)).not()));
        Optional<String> found = TextSearch.find(wanted, "", new Effort());
        assertThat(found.isPresent()).isEqualTo(exists);
        found.ifPresent(text -> {
            assertThat(patterns(inside)).allMatch(it -> isLike(it, text));
            assertThat(patterns(outside)).noneMatch(it -> isLike(it, text));
        });
    }

    @Test
    void findsNoTextWithAForbiddenCharacter() {
        var ab = Wanted.of(TextPattern.glob("?b*"));
        assertThat(TextSearch.find(List.of(ab), "b", new Effort())).isEmpty();
        assertThat(TextSearch.find(
                        List.of(ab, Wanted.of(TextPattern.glob("xb*")).not()), "xyz", new Effort()))
                .hasValueSatisfying(text -> assertThat(text).matches("[^xyz]b[^xyz]*"));
        assertThat(TextSearch.find(List.of(Wanted.of(TextPattern.literal("a*"))), "*", new Effort()))
                .isEmpty();
    }

    @Test
    void triesTheTextsOfASetThatHasOnlySome() {
        var some = new Wanted(new TextSet(texts("a", "b", "c")), true);
        assertThat(TextSearch.find(List.of(Wanted.of(TextPattern.glob("?*")), some, not("a", "b")), "", new Effort()))
                .contains("c");
        assertThat(TextSearch.find(List.of(some, not("c", "b", "a")), "", new Effort()))
                .isEmpty();
    }

    @Test
    void findsSomethingOutsideOfAllThatIsNamed() {
        assertThat(TextSearch.find(List.of(not("example", "x", "", "y")), "", new Effort()))
                .hasValueSatisfying(text -> assertThat(text).isNotIn("example", "x", "", "y"));
        assertThat(TextSearch.find(List.of(), "", new Effort())).isPresent();
    }

    @Test
    void ignoresLetterCaseOnlyWhereTold() {
        var any = Wanted.of(TextPattern.literal("key").ignoringCase());
        assertThat(TextSearch.find(List.of(any, not("key", "Key", "KEY")), "", new Effort()))
                .hasValueSatisfying(
                        text -> assertThat(text).isEqualToIgnoringCase("key").isNotIn("key", "Key", "KEY"));
        assertThat(TextSearch.find(
                        List.of(any, Wanted.of(TextPattern.glob("?")).not(), Wanted.of(TextPattern.glob("K*"))),
                        "",
                        new Effort()))
                .hasValueSatisfying(text -> assertThat(text).startsWith("K").isEqualToIgnoringCase("key"));
    }

    @Test
    void tellsCharactersBeyondTheBasicPlaneApart() {
        var one = Wanted.of(TextPattern.glob("?"));
        assertThat(TextSearch.find(List.of(one, Wanted.of(TextPattern.glob("\ud83d\ude00*"))), "", new Effort()))
                .contains("\ud83d\ude00");
        assertThat(TextSearch.find(
                        List.of(Wanted.of(TextPattern.glob("??")), Wanted.of(TextPattern.glob("\ud83d\ude00"))),
                        "",
                        new Effort()))
                .isEmpty();
    }

    @Test
    void endsWhereItTakesTooManySteps() {
        List<Wanted> hard = new ArrayList<>();
        for (char c = 'a'; c <= 'z'; c++) {
            hard.add(Wanted.of(TextPattern.glob("*" + c + "*" + c + "*")));
        }
        assertTooComplex(hard, 1_000_000);
    }

    @Test
    void paysForEveryCharacterThatItCompares() {
        String text = "b".repeat(1_000);
        Wanted one = Wanted.of(TextPattern.literal(text));
        Wanted wild = Wanted.of(TextPattern.glob("*a".repeat(1_000) + "*"));
        assertThat(TextSearch.find(List.of(one, wild), "", new Effort(2_000_000)))
                .isEmpty();
        assertTooComplex(List.of(one, wild), 100_000);
    }

    @Test
    void paysForEveryPositionOfEveryPattern() {
        var patterns = List.of(Wanted.of(TextPattern.glob("?*".repeat(500))), Wanted.of(TextPattern.glob("*ab*")));
        assertThat(TextSearch.find(patterns, "", new Effort(5_000_000)))
                .hasValueSatisfying(text -> assertThat(text).hasSize(500).contains("ab"));
        assertTooComplex(patterns, 10_000);
    }

    private static void assertTooComplex(List<Wanted> wanted, int most) {
        assertThatExceptionOfType(TooComplexException.class)
                .isThrownBy(() -> TextSearch.find(wanted, "", new Effort(most)))
                .withMessage("the question takes more than " + most + " steps");
    }

    private static Wanted not(String... texts) {
        return new Wanted(new TextSet(texts(texts)), false);
    }

    private static List<TextPattern> texts(String... texts) {
        return Arrays.stream(texts).map(TextPattern::literal).toList();
    }

    private static List<String> patterns(String blankSeparated) {
        return blankSeparated == null
                ? List.of()
                : List.of(blankSeparated.replace("LONG", LONG).split(" "));
    }

    /** By Java's regular expressions. */
    private static boolean isLike(String glob, String text) {
        String regex = glob.codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
