package io.gatehouse.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Keeps Tomcat from answering in HTML and from reading bodies nobody asked for. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {
    @Bean
    @Order(0)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainTomcat() {
        return factory -> {
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
        };
    }
}
