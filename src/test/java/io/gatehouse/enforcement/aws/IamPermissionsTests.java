package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.enforcement.EnforcementRole;
import io.gatehouse.enforcement.EnforcementRole.ExternalId;
import io.gatehouse.enforcement.EnforcementRole.PrincipalPath;
import io.gatehouse.enforcement.IamPermissions;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.Partition;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.json.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Gatehouse needs in an account is what it calls, and is what the documentation says. */
class IamPermissionsTests {

    private static final Pattern CALLED = Pattern.compile("\"iam:([A-Z][A-Za-z]+)\"");

    private final PolicyDocument permissions = new IamPermissions(Partition.AWS, new AccountId("111122223333"))
            .on(
                    Set.of(new ResourcePattern("arn:aws:iam::111122223333:role/contact-center/*")),
                    Set.of(new ResourcePattern("arn:aws:iam::111122223333:user/contact-center/*")));

    @Test
    void areThoseOfEveryCallAndOfTagging() throws IOException {
        Set<String> called = new TreeSet<>(Set.of("iam:TagPolicy"));
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/gatehouse/enforcement/aws"))) {
            for (Path source : sources.toList()) {
                CALLED.matcher(Files.readString(source)).results().forEach(it -> called.add("iam:" + it.group(1)));
            }
        }
        Set<String> permitted = permissions.statements().stream()
                .flatMap(statement -> statement.actions().patterns().stream())
                .map(ActionPattern::text)
                .collect(Collectors.toSet());
        assertThat(permitted).containsExactlyInAnyOrderElementsOf(called);
    }

    @Test
    void standInTheDocumentationAsTheyArePrinted() throws IOException {
        String document = Files.readString(Path.of("docs/aws.md"));
        int start = document.indexOf("```json") + "```json".length();
        String example = document.substring(start, document.indexOf("```", start));
        var role = new EnforcementRole(
                new AccountId("111122223333"),
                Arn.parse("arn:aws:iam::999988887777:role/gatehouse"),
                new PrincipalPath("/contact-center/"),
                new ExternalId("any"));
        assertThat(PolicyReader.read(example).canonical().json())
                .isEqualTo(role.policy().canonical().json());
    }
}
