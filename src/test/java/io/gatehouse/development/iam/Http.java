package io.gatehouse.development.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Bodies in and out of the JDK's HTTP server. */
final class Http {

    private Http() {}

    static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    static void text(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
        send(exchange, status, text);
    }

    static void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.dropped()) {
            // Closing an exchange before its response headers are sent closes the connection.
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.getResponseHeaders().set("x-amzn-RequestId", answer.requestId());
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        // An exchange that ends before all that was promised is written ends its connection as well.
        exchange.getResponseBody().write(body, 0, answer.whole() ? body.length : body.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
