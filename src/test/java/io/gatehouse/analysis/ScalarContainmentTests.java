package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that are easily overlooked between, behind and before those that policies name. */
class ScalarContainmentTests {

    private static final String MANY_NINES = "9".repeat(40);
    private static final String ALMOST_ZERO = "0." + "0".repeat(39);

    @Test
    void findsNumbersBeyondWholeOnesOfTheMostDigits() {
        assertNew(
                "'NumericLessThanEquals':{'a:b':'" + MANY_NINES + "'}",
                "'NumericGreaterThanEquals':{'a:b':'" + MANY_NINES + "'}",
                MANY_NINES + ".5");
        assertNew(
                "'NumericGreaterThanEquals':{'a:b':'-" + MANY_NINES + "'}",
                "'NumericLessThanEquals':{'a:b':'-" + MANY_NINES + "'}",
                "-" + MANY_NINES + ".5");
    }

    @Test
    void findsNumbersBetweenThoseOfTheMostDecimals() {
        assertNew(
                "'NumericEquals':{'a:b':['" + ALMOST_ZERO + "1','" + ALMOST_ZERO + "4']}",
                "'NumericGreaterThanEquals':{'a:b':'" + ALMOST_ZERO + "1'}," + "'NumericLessThanEquals':{'a:b':'"
                        + ALMOST_ZERO + "4'}",
                ALMOST_ZERO + "2");
    }

    @Test
    void findsDatesBesideTheLastAndTheFirstSecond() {
        assertNew(
                "'DateLessThanEquals':{'a:b':'+999999999-12-31T23:59:59Z'}",
                "'DateGreaterThanEquals':{'a:b':'+999999999-12-31T23:59:59Z'}",
                "+999999999-12-31T23:59:59.5Z");
        assertNew(
                "'DateGreaterThanEquals':{'a:b':'-999999999-01-01T00:00:00Z'}",
                "'DateLessThanEquals':{'a:b':'-999999999-01-01T00:00:00Z'}",
                "-999999999-01-01T00:00:00+01:00");
    }

    /** All of IPv6 up to {@code ::ffff:0:0}, where IPv4 in the letters of IPv6 begins, and nothing of what is behind that. */
    @Test
    void findsAddressesOfIpv6BehindThoseThatAreOfIpv4() {
        String ranges = IntStream.rangeClosed(81, 96)
                .mapToObj(bits -> "'::%x:0:0/%d'".formatted(0x10000 - (1 << 97 - bits), bits))
                .collect(Collectors.joining(","));
        assertNew("'IpAddress':{'a:b':[" + ranges + "]}", "'IpAddress':{'a:b':'::/0'}", "2001:db8::1");
    }

    @Test
    void givesAKeySeveralValuesThatAwsDocumentsSo() {
        String leading = "'StringEquals':{'dynamodb:LeadingKeys':'%s'}";
        List<PolicyDocument> mine = policies(leading.formatted("mine"));
        List<PolicyDocument> notYours = List.of(
                mine.get(0),
                PolicyReader.read(("{'Version':'2012-10-17','Statement':{'Effect':'Deny','Action':'*','Resource':'*',"
                                + "'Condition':{" + leading.formatted("yours") + "}}}")
                        .replace('\'', '"')));
        assertThat(AccessProver.compare(notYours, mine).witness().orElseThrow().context())
                .containsExactly(Map.entry("dynamodb:leadingkeys", List.of("mine", "yours")));
    }

    /** @param value of which it is plain that only the proposed policy takes it */
    private static void assertNew(String existing, String proposed, String value) {
        List<PolicyDocument> before = policies(existing);
        List<PolicyDocument> after = policies(proposed);
        var call = new AccessRequest("s3:GetObject", "*", Map.of("a:b", List.of(value)));
        assertThat(PolicyEvaluator.of(before).evaluate(call).decision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(PolicyEvaluator.of(after).evaluate(call).decision()).isEqualTo(Decision.ALLOWED);
        assertThat(AccessProver.compare(before, after).verdict()).isEqualTo(Verdict.NOT_CONTAINED);
    }

    private static List<PolicyDocument> policies(String condition) {
        String policy = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:GetObject','Resource':'*',"
                + "'Condition':{" + condition + "}}}";
        return List.of(PolicyReader.read(policy.replace('\'', '"')));
    }
}
