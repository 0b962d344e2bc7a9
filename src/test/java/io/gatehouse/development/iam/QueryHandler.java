package io.gatehouse.development.iam;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Takes one request through journal, planned fault and operation. */
final class QueryHandler implements HttpHandler {

    private final Operations operations;
    private final Sessions sessions;
    private final Faults faults;
    private final Calls calls;

    QueryHandler(Operations operations, Sessions sessions, Faults faults, Calls calls) {
        this.operations = operations;
        this.sessions = sessions;
        this.faults = faults;
        this.calls = calls;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Http.answer(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = Form.parse(Http.body(exchange));
        try {
            Caller caller = sessions.caller(exchange.getRequestHeaders().getFirst("Authorization"));
            return answer(QueryRequest.of(form, caller));
        } catch (AwsError refused) {
            return Answers.error(AwsService.ofVersion(form.getOrDefault("Version", "")), refused);
        }
    }

    private Answer answer(QueryRequest request) {
        Optional<Fault> fault = faults.take(request.operation());
        calls.add(request);
        return fault.map(planned -> planned.around(request, work(request)))
                .orElseGet(() -> operations.perform(request));
    }

    private Work work(QueryRequest request) {
        return new Work() {
            @Override
            public Answer get() {
                return operations.perform(request);
            }

            @Override
            public Answer asOf(Instant time) {
                return operations.asOf(time).perform(request);
            }
        };
    }
}
