package io.gatehouse.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Puts every JSON body through {@link JsonSyntax} before it is bound. */
@RestControllerAdvice
class StrictJsonBody extends RequestBodyAdviceAdapter {
    private final Map<Type, Shape> shapes = new ConcurrentHashMap<>();

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        refuseEncodings(message.getHeaders());
        byte[] body = message.getBody().readAllBytes();
        JsonSyntax.check(body, shapes.computeIfAbsent(target, Shape::of));
        return new Checked(message.getHeaders(), new ByteArrayInputStream(body));
    }

    private static void refuseEncodings(HttpHeaders headers) {
        Charset charset = Optional.ofNullable(headers.getContentType())
                .map(MediaType::getCharset)
                .orElse(StandardCharsets.UTF_8);
        if (!charset.equals(StandardCharsets.UTF_8) || headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            throw ProblemException.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "JSON is read in UTF-8 and without a content encoding only.");
        }
    }

    private record Checked(HttpHeaders headers, InputStream body) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
