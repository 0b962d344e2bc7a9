package io.gatehouse.development.iam;

import java.util.UUID;

/** Wraps results and errors in the envelopes of the AWS Query protocol. */
final class Answers {

    private Answers() {}

    static Answer success(QueryRequest request, Xml result) {
        String requestId = UUID.randomUUID().toString();
        Xml envelope = new Xml()
                .open(request.operation() + "Response", request.service().namespace());
        if (!result.isEmpty()) {
            envelope.open(request.operation() + "Result").nest(result).close();
        }
        envelope.open("ResponseMetadata")
                .element("RequestId", requestId)
                .close()
                .close();
        return new Answer(200, requestId, envelope.text());
    }

    static Answer error(AwsService service, AwsError error) {
        String requestId = UUID.randomUUID().toString();
        String body = new Xml()
                .open("ErrorResponse", service.namespace())
                .open("Error")
                .element("Type", error.type())
                .element("Code", error.code())
                .element("Message", error.text())
                .close()
                .element("RequestId", requestId)
                .close()
                .text();
        return new Answer(error.status(), requestId, body);
    }
}
