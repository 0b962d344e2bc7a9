package io.gatehouse.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what the container could not finish; asked for directly, it is no resource. */
@Controller
class ErrorPage implements ErrorController {
    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemException problem =
                Failures.fromStatus(HttpStatusCode.valueOf(status instanceof Integer code ? code : 404));
        return ProblemAnswer.of(problem, HttpHeaders.EMPTY, request);
    }
}
