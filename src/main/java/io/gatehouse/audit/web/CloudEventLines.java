package io.gatehouse.audit.web;

import io.gatehouse.audit.RecordedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One event, one line: a CloudEvents 1.0 envelope in the JSON format. */
@Component
class CloudEventLines {
    private final JsonMapper json;

    CloudEventLines(JsonMapper json) {
        this.json = json;
    }

    void write(RecordedEvent event, OutputStream out) {
        try {
            out.write((json.writeValueAsString(envelope(event)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException clientGone) {
            throw new UncheckedIOException(clientGone);
        }
    }

    private static Map<String, Object> envelope(RecordedEvent event) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.id());
        envelope.put("source", "/api/v1/audit-events");
        envelope.put("type", "io.gatehouse." + event.action());
        if (event.requestId() != null) {
            envelope.put("subject", event.requestId());
        }
        envelope.put("time", event.recordedAt());
        envelope.put("datacontenttype", "application/json");
        envelope.put("data", event);
        return envelope;
    }
}
