package io.gatehouse.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** Says in a problem document, too, what Tomcat refuses before the application sees it: bad request lines, huge headers. */
class ProblemReportValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemException problem = Failures.fromStatus(HttpStatusCode.valueOf(status));
        response.setStatus(problem.type().status().value());
        byte[] body = document(request, problem).getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException clientGone) {
            container.getLogger().debug("No error report", clientGone);
        }
    }

    private static String document(Request request, ProblemException problem) {
        Object known = request.getAttribute(RequestId.KEY);
        String id = known instanceof String text ? text : RequestId.acceptOrGenerate(null);
        ProblemType type = problem.type();
        return """
                {"type":"%s","title":"%s","status":%d,"detail":"%s","requestId":"%s"}""".formatted(type.uri(), type.title(), type.status().value(), problem.detail(), id);
    }
}
