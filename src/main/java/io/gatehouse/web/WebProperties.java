package io.gatehouse.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** {@code gatehouse.web.*}: how much of a body is read. */
@ConfigurationProperties("gatehouse.web")
record WebProperties(@DefaultValue("256KB") DataSize maxBodySize) {}
