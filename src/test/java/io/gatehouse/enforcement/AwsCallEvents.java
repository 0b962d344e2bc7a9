package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the audit trail says about the calls of AWS for one request, in order. */
record AwsCallEvents(List<Map<String, Object>> events) {

    static AwsCallEvents of(Journey journey, String id) throws Exception {
        return new AwsCallEvents(journey.events(id).stream()
                .filter(event -> event.get("action").equals("aws.call"))
                .toList());
    }

    /** Such as {@code STARTED iam:GetRole}. */
    List<String> log() {
        return events.stream()
                .map(event -> event.get("outcome") + " " + detail(event, "call"))
                .toList();
    }

    List<String> awsRequestIds() {
        return events.stream()
                .map(event -> detail(event, "awsRequestId"))
                .filter(Objects::nonNull)
                .toList();
    }

    List<String> errors() {
        return events.stream()
                .map(event -> detail(event, "error"))
                .filter(Objects::nonNull)
                .toList();
    }

    List<String> errorsOf(String run) {
        return new AwsCallEvents(events.stream()
                        .filter(event -> run.equals(detail(event, "runId")))
                        .toList())
                .errors();
    }

    /** Each intent comes before its one outcome. */
    void assertEachHasOneOutcome() {
        Set<String> open = new HashSet<>();
        for (Map<String, Object> event : events) {
            String call = detail(event, "callId");
            boolean inTurn = event.get("outcome").equals("STARTED") ? open.add(call) : open.remove(call);
            assertThat(inTurn).as("%s", event).isTrue();
        }
        assertThat(open).isEmpty();
    }

    private static String detail(Map<String, Object> event, String name) {
        return JsonPath.<Map<String, String>>read((Object) event, "$.detail").get(name);
    }
}
