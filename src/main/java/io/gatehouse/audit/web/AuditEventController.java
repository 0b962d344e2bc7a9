package io.gatehouse.audit.web;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditFilter;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.audit.RecordedEvent;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.Cursor;
import io.gatehouse.web.Page;
import io.gatehouse.web.PageLimit;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the audit log. */
@RestController
@RequestMapping(path = "/api/v1/audit-events", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.AUDIT_READ)
class AuditEventController {
    /** An export holds a database connection for as long as its reader takes. */
    private static final int MOST_EXPORTS = 4;

    private final Semaphore exports = new Semaphore(MOST_EXPORTS);
    private final AuditLog log;
    private final CloudEventLines lines;

    AuditEventController(AuditLog log, CloudEventLines lines) {
        this.log = log;
        this.lines = lines;
    }

    @GetMapping
    Page<RecordedEvent> list(
            @RequestParam(required = false) @Nullable UUID requestId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable AuditAction action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = PageLimit.DEFAULT) PageLimit limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        Bounds.requireOrder(from, to);
        AuditFilter filter = new AuditFilter(requestId, actor, action, from, to);
        List<RecordedEvent> rows = log.newest(filter, cursor, limit.plusOne());
        return Page.of(rows, limit, event -> new Cursor(event.recordedAt(), event.id()));
    }

    @GetMapping("/{id}")
    RecordedEvent get(@PathVariable UUID id) {
        return log.find(id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such audit event."));
    }

    /** Written while it is read; a failure on the way cuts the connection, so that a part never looks whole. */
    @GetMapping(path = "/export", produces = MediaType.ALL_VALUE)
    void export(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        requireLinesAccepted(request);
        Bounds.requireOrder(from, to);
        AuditFilter filter = AuditFilter.between(from, to);
        if (!exports.tryAcquire()) {
            throw ProblemException.of(ProblemType.TOO_MANY_REQUESTS, "Too many exports are being read already.")
                    .retryAfter(Duration.ofSeconds(10));
        }
        try {
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            OutputStream out = response.getOutputStream();
            log.forEachOldestFirst(filter, event -> lines.write(event, out));
        } finally {
            exports.release();
        }
    }

    /** Where the mapping said it, an export asked for as JSON would be taken for an event of that id. */
    private static void requireLinesAccepted(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> accepted =
                new ServletServerHttpRequest(request).getHeaders().getAccept();
        if (!accepted.isEmpty() && accepted.stream().noneMatch(MediaType.APPLICATION_NDJSON::isCompatibleWith)) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_NDJSON));
        }
    }
}
