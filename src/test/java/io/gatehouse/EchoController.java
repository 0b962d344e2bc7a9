package io.gatehouse;

import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.PageLimit;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints that exist only to be called wrongly. */
@TestComponent
@ConditionalOnProperty("gatehouse.test.echo")
@RestController
@RequestMapping("/api/test")
@RequiresScope({Scope.ASSOCIATIONS_REQUEST, Scope.ASSOCIATIONS_APPROVE})
public class EchoController {
    public static final UUID REFUSED = UUID.fromString("01900000-0000-7000-8000-000000000001");

    enum Color {
        RED,
        GREEN
    }

    record Inner(int number, @Nullable String note) {}

    record Body(
            @Nullable String text,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable Color color,
            @Nullable Instant at,
            @Nullable List<Inner> inner,
            @Nullable Object any) {}

    record Seen(String subject, Body body) {}

    @PostMapping("/echo")
    Seen echo(Actor actor, @RequestBody Body body) {
        return new Seen(actor.subject(), body);
    }

    @GetMapping("/list")
    int list(
            @RequestParam(defaultValue = PageLimit.DEFAULT) PageLimit limit,
            @RequestParam(required = false) @Nullable Color color) {
        return limit.value();
    }

    @PostMapping("/refusal")
    void refuse() {
        throw ProblemException.refusal(ProblemType.SELF_APPROVAL, "The request is your own.")
                .about(RequestRefused.REQUEST_ID, REFUSED);
    }

    @GetMapping("/stream")
    void stream(@RequestParam int lines, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        for (int line = 0; line < lines; line++) {
            response.getOutputStream().println("{\"line\":" + line + "}");
        }
        throw new IllegalStateException("half way");
    }

    @PostMapping("/defect")
    void fail() {
        throw new IllegalStateException("a secret of the inside");
    }

    @TestComponent
    @ConditionalOnProperty("gatehouse.test.echo")
    @RestController
    static class Forgotten {
        @GetMapping("/api/test/forgotten")
        String open() {
            return "open";
        }
    }
}
