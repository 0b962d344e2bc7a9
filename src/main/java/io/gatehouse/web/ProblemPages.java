package io.gatehouse.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The pages that the {@code type} of a problem leads to. */
@RestController
class ProblemPages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    @GetMapping("/problems")
    ResponseEntity<String> all() {
        String items = Arrays.stream(ProblemType.values())
                .map(type -> "<li><a href=\"%s\">%s</a>".formatted(type.uri(), type.slug()))
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        return page("Problems", items);
    }

    @GetMapping("/problems/{name}")
    ResponseEntity<String> one(@PathVariable String name) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(name))
                .findAny()
                .map(ProblemPages::describe)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such problem type."));
    }

    private static ResponseEntity<String> describe(ProblemType type) {
        return page(
                type.title(),
                "<p><code>%s</code>, HTTP status %d\n<p>%s\n<p>%s"
                        .formatted(
                                type.slug(),
                                type.status().value(),
                                HtmlUtils.htmlEscape(type.meaning()),
                                HtmlUtils.htmlEscape(type.remedy())));
    }

    private static ResponseEntity<String> page(String title, String content) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .body("<!DOCTYPE html>\n<html lang=\"en\">\n<title>%s</title>\n<h1>%1$s</h1>\n%s\n"
                        .formatted(HtmlUtils.htmlEscape(title), content));
    }
}
