package io.gatehouse.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Keeps Tomcat from answering in HTML and from reading bodies nobody asked for. */
@Component
class PlainTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** After Spring Boot, which sets a valve of its own. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new ProblemReportValve());
            }
        });
        factory.addConnectorCustomizers(connector -> {
            connector.setParseBodyMethods("");
            connector.setProperty("continueResponseTiming", "onRead");
        });
    }
}
