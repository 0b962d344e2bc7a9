package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.NamedTarget.Member;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One acceptable association of every kind that the catalogue has. A new kind needs a line here. */
public final class Samples {

    private static final String HERE = ":us-east-1:111122223333:";
    private static final String UUID = "0a1b2c3d-1111-2222-3333-444455556666";

    private static final Map<String, String> TARGETS = Map.ofEntries(
            Map.entry("S3_BUCKET", "arn:aws:s3:::recordings"),
            Map.entry("KINESIS_STREAM", "arn:aws:kinesis" + HERE + "stream/contacts"),
            Map.entry("FIREHOSE_DELIVERY_STREAM", "arn:aws:firehose" + HERE + "deliverystream/contacts"),
            Map.entry("LAMBDA_FUNCTION", "arn:aws:lambda" + HERE + "function:greet"),
            Map.entry("LEX_V2_BOT_ALIAS", "arn:aws:lex" + HERE + "bot-alias/ABCDEFGHIJ/TSTALIASID"),
            Map.entry("LEX_V1_BOT", "arn:aws:lex" + HERE + "bot:OrderFlowers:prod"),
            Map.entry("CUSTOMER_PROFILES_DOMAIN", "arn:aws:profile" + HERE + "domains/customers"),
            Map.entry("INTEGRATION WISDOM_ASSISTANT", "arn:aws:wisdom" + HERE + "assistant/" + UUID),
            Map.entry("INTEGRATION WISDOM_KNOWLEDGE_BASE", "arn:aws:wisdom" + HERE + "knowledge-base/" + UUID),
            Map.entry("INTEGRATION WISDOM_QUICK_RESPONSES", "arn:aws:wisdom" + HERE + "knowledge-base/" + UUID),
            Map.entry("INTEGRATION Q_MESSAGE_TEMPLATES", "arn:aws:wisdom" + HERE + "knowledge-base/" + UUID),
            Map.entry("INTEGRATION CASES_DOMAIN", "arn:aws:cases" + HERE + "domain/" + UUID),
            Map.entry("INTEGRATION APPLICATION", "arn:aws:app-integrations" + HERE + "application/" + UUID),
            Map.entry("INTEGRATION EVENT", "arn:aws:app-integrations" + HERE + "event-integration/tickets"),
            Map.entry("INTEGRATION ANALYTICS_CONNECTOR", "arn:aws:chime" + HERE + "vc/abcdef1ghij2klmno3pqr4"),
            Map.entry("INTEGRATION CALL_TRANSFER_CONNECTOR", "arn:aws:chime" + HERE + "vc/abcdef1ghij2klmno3pqr4"),
            Map.entry("INTEGRATION COGNITO_USER_POOL", "arn:aws:cognito-idp" + HERE + "userpool/us-east-1_AbCdEfGhI"),
            Map.entry("INTEGRATION FILE_SCANNER", "arn:aws:app-integrations" + HERE + "application/" + UUID),
            Map.entry("INTEGRATION MESSAGE_PROCESSOR", "arn:aws:lambda" + HERE + "function:redact"),
            Map.entry("INTEGRATION SES_IDENTITY", "arn:aws:ses" + HERE + "identity/example.com"),
            Map.entry("INTEGRATION VOICE_ID", "arn:aws:voiceid" + HERE + "domain/AbCdEfGhIjKlMnOpQrStUv"),
            Map.entry(
                    "INTEGRATION PINPOINT_APP",
                    "arn:aws:mobiletargeting" + HERE + "apps/0123456789abcdef0123456789abcdef"));

    private Samples() {}

    /** Without a key, unless the kind requires one. */
    public static AssociationForm of(AssociationType type) {
        return new AssociationForm(
                type.kind(),
                target(type),
                type.isStorage() ? List.of(type.storageResourceTypes().get(0).name()) : null,
                type.encryption() == Encryption.REQUIRED ? Form.KEY : null,
                null,
                type.integrationType().orElse(null),
                named(type, Member.STREAM_PREFIX, "acme"),
                named(type, Member.ORIGIN, "https://portal.example.com"));
    }

    /** As AWS's published example for the kind has it. */
    public static AssociationForm ofExample(AssociationType type) {
        return type.example()
                .orElseThrow()
                .storageResourceType()
                .map(stored -> Form.storing(of(type), List.of(stored.name())))
                .orElseGet(() -> of(type));
    }

    public static AssociationType type(String name) {
        return Form.CATALOG.types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String target(AssociationType type) {
        if (type.target().isEmpty()) {
            return null;
        }
        String target = TARGETS.get(type.name());
        if (target == null) {
            throw new IllegalStateException("no sample target for " + type.name());
        }
        return target;
    }

    private static @Nullable String named(AssociationType type, Member member, String name) {
        return type.named().filter(it -> it.member() == member).isPresent() ? name : null;
    }
}
