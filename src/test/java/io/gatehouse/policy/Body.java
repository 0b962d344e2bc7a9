package io.gatehouse.policy;

import io.gatehouse.policy.IntentReader.Purpose;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of an acceptable intent, to be spoiled. */
final class Body {

    static final String VALID = """
            {
              "instanceArn": "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef",
              "serviceLinkedRoleArn": null,
              "principalArn": "arn:aws:iam::111122223333:role/contact-center/admins",
              "associations": [
                {"kind": "S3_BUCKET", "resourceArn": "arn:aws:s3:::recordings",
                 "storageResourceTypes": ["CALL_RECORDINGS"], "kmsKeyArn": null, "resourceAccountId": null},
                {"kind": "LAMBDA_FUNCTION", "resourceArn": "arn:aws:lambda:us-east-1:111122223333:function:greet"},
                {"kind": "KINESIS_STREAM", "resourceArn": "arn:aws:kinesis:us-east-1:111122223333:stream/contacts",
                 "storageResourceTypes": ["CONTACT_TRACE_RECORDS"]},
                {"kind": "FIREHOSE_DELIVERY_STREAM", "storageResourceTypes": ["CONTACT_TRACE_RECORDS"],
                 "resourceArn": "arn:aws:firehose:us-east-1:111122223333:deliverystream/contacts"}
              ],
              "operations": ["ASSOCIATE"], "access": "API", "profile": "LEAST_PRIVILEGE", "acceptBroader": true,
              "expiresAt": "2030-01-31T17:00:00Z", "justification": "TICKET-123"
            }
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode json = (ObjectNode) JSON.readTree(VALID);

    /** An element one past the end of a list is added to it. */
    Body with(String pointer, String value) {
        JsonPointer at = JsonPointer.compile(pointer);
        String name = at.last().getMatchingProperty();
        JsonNode parent = json.at(at.head());
        if (parent instanceof ArrayNode list) {
            list.insert(Integer.parseInt(name), JSON.readTree(value));
            if (list.size() > Integer.parseInt(name) + 1) {
                list.remove(Integer.parseInt(name) + 1);
            }
        } else if (value.isEmpty()) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, JSON.readTree(value));
        }
        return this;
    }

    AssociationIntent read(Purpose purpose) {
        IntentForm form = JSON.treeToValue(json, IntentForm.class);
        return new IntentReader(Form.CATALOG).read(form, purpose, Form.NOW);
    }

    List<IntentProblem> problems() {
        try {
            read(Purpose.REQUEST);
            return List.of();
        } catch (InvalidIntentException e) {
            return e.problems();
        }
    }
}
