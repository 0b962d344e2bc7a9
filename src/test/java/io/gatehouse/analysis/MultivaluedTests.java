package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultivaluedTests {

    private static final PolicyDocument POLICY = PolicyReader.read("""
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
                     "Condition": {"ForAnyValue:StringEquals": {"a:Named": "x"}, "StringEquals": {"a:Other": "x"}}}}
                    """);

    @ParameterizedTest
    @CsvSource({
        "aws:calledvia, true",
        "dynamodb:leadingkeys, true",
        "events:metadata/anything, true",
        "events:metadata, false",
        "a:named, true",
        "a:other, false",
        "connect:storageresourcetype, false",
        "# condition, false",
    })
    void knowsWhatIsDocumentedAndWhatIsComparedSo(String key, boolean many) {
        assertThat(new Multivalued(List.of(POLICY)).contains(key)).isEqualTo(many);
    }
}
