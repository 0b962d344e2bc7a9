package io.gatehouse.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spoils the shipped data in one place at a time: a faulty catalogue stops the service at start-up. */
class CatalogReaderTests {

    @Test
    void readsWhatShips() {
        assertThat(CatalogReader.shipped().kinds()).hasSize(12);
        assertThat(CatalogReader.shipped().types()).hasSize(26);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinds/s3-bucket | \"kind\" | \"sort\" | sort",
                "kinds/s3-bucket | \"about\": \"A bucket | \"kind\": \"X\", \"about\": \"A bucket | kind",
                "kinds/s3-bucket | TARGET\", \"actions\" | BUCKET\", \"actions\" | BUCKET",
                "kinds/s3-bucket | s3:GetBucketAcl\", | s3:GetBucket*\", | wildcard",
                "kinds/s3-bucket | StringEquals\", \"key\": \"aws | StringIs\", \"key\": \"aws | StringIs",
                "kinds/s3-bucket | ${targetAccount} | ${owner} | ${owner}",
                "kinds/s3-bucket | \"operations\": [\"ASSOCIATE\"] | \"operations\": [] | never applies",
                "kinds/s3-bucket | \"includes\": [\"storage\" | \"includes\": [\"storing\" | storing",
                "kinds/s3-bucket | leaks-bucket-names | leaks-names | leaks-names",
                "kinds/s3-bucket | \"encryption\", \"console\"] | \"console\"] | grants nothing on the key",
                "kinds/s3-bucket | \"concern\": \"AnyResource\" | \"concern\": \"S3List\" | AnyResource",
                "kinds/s3-bucket | \"concern\": \"S3Bucket\" | \"concern\": \"S3Bucket2\" | ends with a digit",
                "kinds/s3-bucket | \"opens\": [\"any-target-of-the-storage-type\"] | \"opens\": [] | INSTANCE_ONLY",
                "kinds/kinesis-stream | KINESIS_STREAM | S3_BUCKET | stands twice",
                "kinds/lex-v1-bot | {\"DISASSOCIATE\" | {\"ASSOCIATE\" | only be removed",
                "kinds/lex-v2-bot-alias | bot/${BotId} | bot/${Bot} | unknown placeholder Bot",
                "kinds/lex-v2-bot-alias | bot/${BotId} | bot/${BotId | does not end",
                "kinds/security-key | \"INSTANCE\" | \"ANY\" | AnyResource",
                "kinds/customer-profiles-domain | iam:GetPolicy\" | iam:DeletePolicy\" | service-linked role",
                "kinds/lex-v1-bot | \"ended\" | \"replacement\" | replacement",
                "kinds/integration-wisdom-knowledge-base | [\"reads-data-integrations\"] | [] | says nothing of what app-integrations:GetDataIntegration",
                "catalog | events:ListTargetsByRule, events:Rem | events:Rem | says nothing of what events:ListTargetsByRule",
                "catalog | wisdom:TagResource also | It also | says nothing of what wisdom:TagResource",
                "catalog | \"lex-v1-bot\" | \"lex-v0-bot\" | lex-v0-bot",
            })
    void refusesAFaultyCatalogue(String file, String sound, String spoilt, String named) {
        assertThatThrownBy(() -> CatalogReader.read(name -> {
                    String text = text(name);
                    if (!name.equals(file + ".json")) {
                        return stream(text);
                    }
                    assertThat(text).contains(sound);
                    return stream(text.replace(sound, spoilt));
                }))
                .hasStackTraceContaining(named);
    }

    private static String text(String name) throws IOException {
        try (var in = Folder.SHIPPED.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
